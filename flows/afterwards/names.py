"""First names as they are heard at events, so that "tom" in a voice-typed line is somebody: hers, his, and those that are both."""

from __future__ import annotations

from unicodedata import combining, normalize

HERS = frozenset(
    """
    aaliyah abena abigail ada adanna adaora aditi adriana agata agnes agnieszka aicha aida aiko aileen ailsa ainhoa aisha akosua akua
    alba albane aleksandra alessandra alessia alexa alexandra alice alicia alina alisha allison alma alva amanda amandine amara amaya
    amelia amelie amina amira amrita amy ana anais ananya anastasia anaïs andreia anette angela angelica angelika anh anika anita anja
    anjali ann anna annabel annabelle anne anneke annelies anneliese annette annika anouk ansa antje antonia anya aoibhe aoibhinn aoife
    ariane arianna arwen asel asha asma astou astri astrid audrey aurelia aurelie aurora ava avani ayelet ayesha aylin ayse ayumi azadeh
    barbara bea beata beatrice beatrix beatriz becky belinda bente berit bernadette bethany bettina bianca birgit blessing bogdana
    bozena brenda bridget brigitte britta bronwyn brooke bukola camila camilla camille candice carina carla carmen carol carolina
    caroline cassandra catarina caterina catherine cecilia celia celine chantal charlotte chiamaka chiara chidinma chika chinwe chloe
    chloé christina christine ciara claire clara clarissa claudia clementine coralie corinne cristina cynthia dagmar damla daniela
    danielle daphne daria darya debbie deborah deepa delia delphine denise devika diana diane dilara dina divya dolores dominika donna
    doreen doris dorota dorothea dorothy ebony ebru edith edwina efua eilidh eilis elaine eleanor elena eleni eleonora elettra elfriede
    elif elin elina elisa elisabeth elise eliza elizabeth elke ella ellen elodie eloise elsa elspeth elvira emilia emily emine emma
    emmanuelle enya erika erin esme esmeralda esperanza esra estelle esther eszter eugenia eun eva evangeline evelyn ewa faiza farah
    farida fatima fatma fatou fatoumata federica felicia feride fernanda filippa fiona flavia flora florence folake fran francesca
    franziska freja freya frida frieda funmilayo gabriela gabriele gabrielle gemma genevieve genia georgia georgina geraldine gertrud
    ghislaine gianna gila gillian gina ginny gisela giulia glenda gloria gosia grainne greta gretchen gudrun gunilla gwen habiba haifa
    halima hana hanna hannah hanne hanneke harriet hatice hatidze heather hedda hedwig heidi heike helen helena helene helga hendrika
    henrietta henriette hilary hilda hilde hira hiroko honor hortense huda ida ignacia ilaria ildiko ilka ilse imani imke imogen ina
    indira ines inga ingrid inés inês ioana iolanda iona irena irene ireti irina iris irma isabel isabela isabella isabelle isadora isha
    ishani isla itzel iva ivana ivy izabela jacinta jacqueline jadwiga jana jane janelle janet janice janina janine jarmila jasmin
    jasmine jasna jeanne jeannette jelena jenna jennifer jenny jerusha jessica jill joan joana joanna jocelyn jodie joelle johanna
    jolanda jolanta jorunn josefina josephine josie joyce judith judy julia juliana juliane julie juliet justyna jutta kadiatou kaitlyn
    kaja kalina kamila kanako kareena karen karima karin karina karolien karolina katalin katarzyna kate kateryna katharina katherine
    kathleen kathrin kathy katie katja katrin katrina katya kavita kaya kayla keeley keiko keira kelechi kerstin keziah khadija khadijah
    kimberly kinga kirsten kirstie kirsty klara kristin kristina krisztina kyra lada laetitia laila lakisha lakshmi lale lalita lara
    larissa latisha latoya laura lauren laurence layla lea leah leandra leila lena leonie leonora leonore lesya leticia letizia leyla
    lidia liesbeth lieselotte liesl lilian lilith lilja lillian lily lina linda linnea liora lisa lise liselotte liv livia liz lorena
    loreto lorraine lotte louisa louise lourdes lucia lucie lucy ludmila luisa luise lulu luz lydia lynn léa madeleine maeve magali
    magda magdalena magdolna maggie maike mairead mairi maja makena malala malika malin mandy manuela mara marcela mareike maren
    margaret margarethe margarida margarita margot marguerite maria mariam mariana marie marika marina marion marisa marisol maristela
    marit marlene marlies marta martha martina mary mathilde matilda maud maureen maya mayumi mbali meena meera megan mehri mei meike
    melanie melina melissa mercedes meredith mette mia michaela michelle mihaela milena milica mina mira mireille miriam mirjam misaki
    moira mona monica monika monique morag muriel nadia nadine naima nanami nancy naoko naomi narges nasrin natalia natalie natalija
    natasha nela nele nell nellie nerea nia niamh nicola nicole nikita nikolina nimisha nina ninka nisha nkechi noelle noemi noemie
    nomsa nomvula noor nora norma nuria oana odile ofelia ohemaa oksana olga olivia oluchi ophelia ophelie oriana orla orsolya ottilie
    paige palesa pallavi pamela paola parvati patience patricia patrizia paula paulina pauline penelope perpetua petra petronella
    philippa philomena phoebe pia pilar polina polly pooja portia precious priscilla priya priyanka purnima quetzal rachel radhika radka
    ragnhild rajni rakhi ramatou ramona rana rania ranjana raquel rashida rebecca reem reetta regina reka renata renate renee reyhan
    rhea rhiannon rhoda ria rita roberta roisin romy ronja rosa rosalba rosalie rosalind rosamund rosanna roshni rosie rowena roxana
    roxane rukhsana rukmini ruta ruth saanvi sabina sabine sabrina sadie safiya saga sahar sakura salma samantha sandra sanna saoirse
    sara sarah sarai saskia satu seda seema selin selma serena shabnam shalini shanice shannon sharon sheila shirin shirley shreya shu
    sibel sidsel signe sigrid silja silke silvia simona simone sinazo sinead siobhan siri sneha sofia sofie solange solene solveig sonia
    sonja sophia sophie soraya stefanie steffi stella stephanie stephany sumaya sunita sunniva susan susana susanna susanne suvi suzan
    suzanne svea svenja svetlana swati sylvia sylvie tabitha tahira tamara tamika tamsin tania tanja tanvi tara tasneem tatiana tatjana
    temitope teresa tereza tessa thalia thandeka thandiwe thea theodora theresa therese thirza tiffany tilda tina tomoko tove tracy
    trine trudy tuva ulla ulrike una ursula urszula uschi vaishali valentina valeria valerie valerija vanessa vasiliki venla vera verena
    veronica veronika vesna victoria vida viktoria vilma vimala viola violeta virginia vivian viviane wairimu waltraud wanda wanjiru
    wendy wiebke winifred xenia xiomara yara yasmin yasmina yasmine yetunde yewande ylva yoko yolanda yuki yulia yumi yuna yvette yvonne
    zahra zainab zainabu zala zanele zanna zara zelda zeynep zlata zodwa zoe zofia zofie zora zoë zsofia zuri zuzana
    """.split()
)
HIS = frozenset(
    """
    aarav aaron abasi abdul abdullah abebe abel abraham achim adam ade adebola adewale aditya adnan adolfo adrian advik agustin ahmad
    ahmed ahmet aidan aiden ajay akash akin akira alan alasdair albert alberto albin aldo alec alejandro alejo aleksander alessandro
    alessio alexander alexandre alexis alfie alfons alfonso alfred alhassan ali alistair allan alon alonso alvaro alvin amare amari
    ambrose amir amit anand anatole anatoly anders andre andreas andrej andrew andreï andrii andré andy angelo angus aniket anil anselm
    ansgar anthony antoine anton antonio antti apollo aram arash arda ari arjun arlo armando armin arnav arne arno arnold arthur arturas
    arturo arun arvid arvind ashok ashwin asif aubrey augustin aurel aurelio avi axel ayaan azad aziz babajide babatunde balazs baltasar
    baptiste barnaby barry bart bartek bartosz basil bastian bastien bayo ben benedict benedikt benicio benjamin benno benoit bernard
    bernd bernhard bert bertil bertrand bilal birger bjarne bjorn björn blake bob bogdan bogumil bohdan boris borja boubacar brad
    bradley brahim bram brandon brendan brett brian brooklyn bruce bruno bryan burak caio caleb callum camillo can carey carl carlo
    carlos carsten casimir caspar cathal cedric cem cezary chad charles charlie chen chester chibuzo chike chris christian christoph
    christophe christopher christos chukwuma cillian clarence clark claude claudio claudiu claus clemens clement clive colin colm conall
    connor conor corey cormac costas craig cristian cuthbert cyril cyrus dafydd dale dalton damian damien damon dan daniel daniele danny
    dara dario darius darragh darren darryl daryl dave david davide davor dawid declan deepak dejan dele demba denis deniz dennis denzel
    derek derrick desmond detlef dev devansh devin diarmuid diego dieter dilan dimitri dimitris dinesh dion dirk djibril dmitri dmitry
    domenico dominic dominik dominique donal donald dong donovan douglas dragan dragos duarte duncan dwayne dwight dylan eamon eamonn
    eberhard ebrima eddie edgar edmund eduard eduardo edward edwin efraim egon einar eino eirik eitan ejike elias elio eliot elliot
    ellis elmar elton emanuel emerson emil emilio emmanuel emre endre enrico enrique eoin ephraim eren eric erik erkki ernesto ernst
    errol erwin eryk esteban ethan etienne eugen eugene evan evander everett evgeny ewald ewan ezekiel ezra fabian fabio fabrice fadi
    faisal farhan farid farouk faruk federico fela felipe felix ferdinand ferenc fergal fergus fernando fidel filip finbar finn fintan
    fionn flavio flemming florian floris francesco francis francisco franco francois frankie franz françois fraser fred frederic
    frederik friedrich fritz fyodor gabor gabriel gareth garth gary gaspard gaston gaurav gavin gavriel gennady geoff georg george
    gerald gerard gerd gerhard gethin giacomo gianluca gideon gil gilbert gilberto gilles gino gintaras giorgio giovanni giuseppe glenn
    godfrey gonzalo gopal goran gordon graham greg gregor gregory grigor gruffydd guido guillaume guillermo gunnar gustav gustavo guy
    günter günther haakon hadi hakan hakim hal halvor hamid hamish hamza hannes hans harald harish harold harrison harry hartmut haruki
    haruto harvey hasan hassan heath hector heiko heinrich heinz helge helmut hendrik henning henri henrik henry herbert hermann herve
    hilmar hiroki hiroshi hisham hjalmar holger horst howard hubert hugo hussain hussein ian ibrahim ibrahima idris ignacio ignatius
    igor ikenna ilya imran imre ingo ingvar irfan isaac isamu ishaan ismael ismail issa istvan itamar ivan ivo ivor iwan jabari jacek
    jacob jacques jad jairo jake jakob jakov jakub jamal james jamie jan janek janos jared jarek jaromir jarvis jason javed javier
    jayden jean jed jeff jeffrey jelle jens jeremy jermaine jeroen jerome jerry jervis jesse jesus jethro jim jimmy jiri jiro joachim
    joakim joao joaquim joaquin jochen jock joe joel joerg johan johann johannes john johnny jon jonas jonathan jonny jonty joost jordi
    jorg jorge joris jose josef joseph josh joshua josé jovan joão juan juergen juhani julian julien julio julius juma junaid junior
    jurgen justas justin juuso jörg jürgen kabir kagiso kai kaito kalle kamal kamran karan kareem karim karl karol karsten karthik
    kaspar kasper kayode kazimierz keenan keith kelvin kemal ken kenji kenneth kenta kerem keshav kevin khalid kieran killian kiran
    kjell klaas klaus klemens knut koen kofi kojo konrad konstantin korbinian kosta krishna kristian kristof kristoffer krzysztof kunal
    kurt kwabena kwaku kwame kyle lachlan lamar lamin lance lars laszlo laurent laurenz lawrence leander leandro lech lee leif len
    lennart lennox leo leon leonard leonardo leopold leroy leszek levi lewis liam liang lionel lior lloyd lorcan lorenz lorenzo lothar
    louis lubos luca lucas lucian luciano ludo ludovic ludwig luigi luis luiz luka lukas lukasz luke luther maarten maciej mads mael
    magnus mahdi mahesh mahmoud maksim mal malachi malcolm malik mamoru manfred manish manoj manolo manuel marc marcel marcello
    marcellus marcelo marciano marcin marcio marco marcos marcus marek mariano mario marius markus marlon marshall marten martijn martin
    marvin marwan masato massimo mateo mateusz mathias mathieu mathis matias mats matt matteo matthew matthias mattias maurice maurizio
    mauro max maxim maxime maximilian mbongeni mehdi mehmet melvin menno merlin mertcan micah michael michal michel michiel miguel mihai
    mihail mika mike mikkel milan milo milos milton mirko miroslav mitch mohamed mohammad mohammed mohan mohsin moises monty moritz
    morten moses moshe muhammad mungo murat mustafa myles nadim nadir naoki naresh nasser nathan nathaniel naveen navid neal ned neil
    nelson nenad neville niall nicholas nico nicolas nicos niels nigel nikhil nikola nikolai nikolas nikos nils nnamdi noah norbert
    norberto norman obinna oisin okan olaf olamide olav ole oleg olek oleksandr oliver olivier olof olu olumide omar omari onur oran
    orhan orlando osama oscar oskar osman ossian oswald otis otto ousmane ovidiu owen oyelaran paavo pablo padraig palle pankaj panos
    paolo parth pascal patricio patrick patryk paul paulo pavel pawel pedr pedro pekka per percival percy peregrine petar peter petr
    petros phil philip philipp philippe phineas pierre pietro piotr pontus prakash pranav prashant prem prosper przemek quirin rachid
    radek radoslav rafael rafal rafe raghav rahul raj rajesh rajiv ralf ralph ramesh rami ramin ramiro ramon randy ransford raoul
    raphael rashid rasmus raul ravi ravindra raymond raymundo reginald reinhard reinhold reinier remi renaud renzo rené reza rhodri rhys
    rian ricardo riccardo richard rick rico ringo ritesh roan robbie robert roberto robin rocco roddy roderick rodney rodrigo rogelio
    roger rohan rohit roland rolf romain roman romeo rommel ronald ronan rory roshan ross roy ruairi ruben rudi rudolf rufus rui rupert
    rurik russell ryan sabri sachin sadiq saeed saif salim salman salvatore sam samir samson samuel sandeep sander sandro sanjay sanjeet
    sanjeev santiago santosh sascha saul saverio seamus sean sebastian sebastiao sefa segun selim senan sepp serdar serge sergei sergio
    serkan seth seun severin shane shankar shaun shigeru sid siegfried sigurd silas silvio simeon simon sina sindre sipho sizwe slavko
    slobodan sohail solomon soren soufiane stan stanislav stefan stefano stefanos stelios stellan stephan stephen sterling steve steven
    stewart struan stuart subhash sujit sulaiman sumit sunil suresh surya svein sven søren tadeusz tadhg taiwo takashi takeshi takumi
    tamas tamir tancredi taras tarek tarik tariq tarun tatsuya tavish ted teddy teemu tendai teodor terence terry thabo thaddeus theo
    theodor theodore thiago thibault thierry thomas thor thorsten tiago tibor tiernan till tim timo timothy timur titus tjark tobi
    tobiah tobias toby todd tolga tom tomas tomasz tomi tommaso tommy tonio tony toomas torben torin torkel torstein torsten tosin
    travis trevor tristan tristram tyler tyrone udo ugo ulf uli ulrich umar umberto umut urban urs usman uwe uzoma vaclav vadim valdis
    valentin valerio varun vasco vasile vaughn veit victor viggo vijay vikas vikram viktor vilem vinay vince vincent vincenzo vinod
    virgil vishal vito vivek vlad vladimir vojtech volker vuk vytautas waldemar wale waleed walid walter warren wayne wei wendell werner
    wes wesley wiktor wilbur wilf wilfried wilhelm willem william willy winston wojciech wolf wolfgang wolfram woody wouter xander
    xavier yaakov yann yannick yannis yaroslav yash yasin yehuda yosef younes youssef yuri yusuf yuto yuval yves zac zachariah zachary
    zack zahir zaid zane zbigniew zeev zeki zenon ziad zlatan zoltan zoran zsolt zubin
    """.split()
)
EITHER = frozenset(
    """
    adaeze adebayo alex amadou andrea ariel ash ashley ayo bailey bao binh cameron casey chidi chinedu chris conny dana devon dewi drew
    eden elia emeka femi francis gabi hao ifeoma inge jaime jamie jaya jess jo joey jordan jules jun jung kay kelly kerry kim kit kofi
    kris kwame leigh lesley leslie li ling linh liu long loren lou mamadou maxi mel min minh morgan nat ngozi nguyen nia nick nicky nike
    noel nour ola oluwaseun parker pat quinn ray ren riley rory rowan sacha sam sandy sasha shay sidney skyler sol steph taylor thanh
    thi toni tuan tunde uche valery vic wang wei wen xin yan yaw ying yu zhang zhen
    """.split()
)
WORDS_TOO = frozenset(
    """
    ada alba amber angel apollo april ariel art ash august aurora autumn basil bill blessing bob bridge brooklyn can carol chance chase
    christian clark craig daisy dale dawn dean deniz dewi dolores don drew earl eden eve faith felicity finn flora florence franco frank
    gene georgia gil glen grace grant gray guy hazel heath honor hope hunter iris iva ivy jack jade jasmine jaya jean jersey jesus jill
    jo joy june junior kay kit lance laurence lee len levi lily long lou luz mal mark marshall mat max may mel mercedes mercy merlin
    miles min monty nat ned nick nike noel norm norman olive or otis paris parker pat patience pearl peg penny per portia precious ravi
    ray red ren ria rich rob robin rose rowan roy ruby rusty saga sander sandy serena shu sid sina siri sky sol stella sterling sue
    summer taylor ted terry thi thor till tony trinity troy urban van victor victoria vida viola violet virginia wade wang warren wes
    will wolf woody yaw yu
    """.split()
)
"""Names that are common words, cars or places too: in lower case they are names only where one is expected."""
_MORE_HERS = frozenset(
    "amber april daisy dawn eve faith felicity grace hazel hope ivy jade joy june mercy olive pearl penny peg rose ruby sue summer "
    "violet".split()
)
_MORE_HIS = frozenset(
    "bill dean don earl frank gene glen grant guy jack lance mark mat miles norm rich rob troy wade will august hunter chase".split()
)
ALL = HERS | HIS | EITHER | _MORE_HERS | _MORE_HIS


def folded(name: str) -> str:
    """In lower case and without accents, where it is listed so: "Tomás" is tomas."""
    low = name.lower()
    return low if low in ALL else "".join(each for each in normalize("NFD", low) if not combining(each))


def gender_of(first: str) -> str:
    """Who is meant by "she" if it could be them: "her" for Ana, "him" for Tom, nothing for Sasha."""
    name = folded(first)
    hers, his = name in HERS or name in _MORE_HERS, name in HIS or name in _MORE_HIS
    return "" if hers == his or name in EITHER else "her" if hers else "him"
