"""The operations, in the order in which a program comes across them."""

from __future__ import annotations

from bot.web.api import acts, shapes
from bot.web.api.operations import Operation

_O, _P = Operation, shapes.Page
OPERATIONS = (
    _O("me", "GET", "/me", acts.me, shapes.MeOut),
    _O("cohorts", "GET", "/cohorts", acts.list_cohorts, _P[shapes.CohortOut], lists=True),
    _O("make_cohort", "POST", "/cohorts", acts.make_cohort, shapes.CohortOut, shapes.CohortIn, 201),
    _O("close_cohort", "DELETE", "/cohorts/{number}", acts.close_cohort, shapes.Done),
    _O("members", "GET", "/cohorts/{number}/members", acts.list_members, _P[shapes.MemberOut], lists=True),
    _O("path", "GET", "/members/{number}/path", acts.path_of, _P[shapes.StepOut], lists=True),
    _O("invitations", "GET", "/cohorts/{number}/invitations", acts.list_invitations, _P[shapes.InvitationOut], lists=True),
    _O("invite", "POST", "/cohorts/{number}/invitations", acts.invite, shapes.InvitationOut, shapes.InvitationIn, 201),
    _O("withdraw_invitation", "DELETE", "/invitations/{number}", acts.withdraw_invitation, shapes.Done),
    _O("library", "GET", "/library", acts.list_library, _P[shapes.ReadyOut], lists=True),
    _O("exercises", "GET", "/exercises", acts.list_exercises, _P[shapes.ExerciseOut], lists=True),
    _O("make_exercise", "POST", "/exercises", acts.make_exercise, shapes.ExerciseOut, shapes.ExerciseIn, 201),
    _O("exercise", "GET", "/exercises/{number}", acts.read_exercise, shapes.ExerciseOut),
    _O("change_exercise", "PUT", "/exercises/{number}", acts.change_exercise, shapes.ExerciseOut, shapes.ExerciseIn),
    _O("drop_exercise", "DELETE", "/exercises/{number}", acts.drop_exercise, shapes.Done),
    _O("assignments", "GET", "/cohorts/{number}/assignments", acts.list_assignments, _P[shapes.AssignmentOut], lists=True),
    _O("assign", "POST", "/assignments", acts.assign, shapes.AssignmentOut, shapes.AssignmentIn, 201),
    _O("results", "GET", "/assignments/{number}/results", acts.results, _P[shapes.ResultOut], lists=True),
    _O("postpone", "PUT", "/assignments/{number}/due", acts.postpone, shapes.AssignmentOut, shapes.DueIn),
    _O("withdraw_assignment", "DELETE", "/assignments/{number}", acts.withdraw_assignment, shapes.Done),
    _O("excuse", "PUT", "/tasks/{number}/excused", acts.excuse, shapes.Done, shapes.ExcuseIn),
    _O("talks", "GET", "/cohorts/{number}/talks", acts.list_talks, _P[shapes.TalkBrief], lists=True),
    _O("talk", "GET", "/talks/{number}", acts.read_talk, shapes.TalkOut, logs=True),
    _O("comment", "POST", "/talks/{number}/remarks", acts.comment, shapes.RemarkOut, shapes.CommentIn, 201),
    _O("overrule", "POST", "/talks/{number}/overruled", acts.overrule, shapes.OverruledOut, shapes.OverruleIn, 201),
    _O("stand_by_mentor", "DELETE", "/overruled/{number}", acts.stand_by_mentor, shapes.Done),
)
