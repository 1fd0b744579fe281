"""What goes in and out of the API, field by field; unknown fields are faults."""

from bot.web.api.shapes.common import Done, Faults, Page
from bot.web.api.shapes.exercises import AssignmentIn, AssignmentOut, DueIn, ExcuseIn, ExerciseIn, ExerciseOut, ReadyOut, ResultOut, StepOut
from bot.web.api.shapes.groups import CohortIn, CohortOut, InvitationIn, InvitationOut, MemberOut, MeOut
from bot.web.api.shapes.talks import CommentIn, OverruledOut, OverruleIn, RemarkOut, TalkBrief, TalkOut
from bot.web.api.shapes.uploads import UploadBrief, UploadIn, UploadOut

__all__ = [
    "AssignmentIn",
    "AssignmentOut",
    "CohortIn",
    "CohortOut",
    "CommentIn",
    "Done",
    "DueIn",
    "ExcuseIn",
    "ExerciseIn",
    "ExerciseOut",
    "Faults",
    "InvitationIn",
    "InvitationOut",
    "MeOut",
    "MemberOut",
    "OverruleIn",
    "OverruledOut",
    "Page",
    "ReadyOut",
    "RemarkOut",
    "ResultOut",
    "StepOut",
    "TalkBrief",
    "TalkOut",
    "UploadBrief",
    "UploadIn",
    "UploadOut",
]
