// The door inside Telegram: what Telegram signed stands behind the # of the address; it is handed on, and nothing else is done.
const signed = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData") || "";
history.replaceState(null, "", location.pathname);
fetch("/desk/app", { method: "POST", body: new URLSearchParams({ signed }), credentials: "same-origin" })
  .then((answer) => { if (!answer.ok) throw new Error(answer.status); location.replace("/desk/"); })
  .catch(() => { document.getElementById("waits").hidden = true; document.getElementById("fails").hidden = false; });
