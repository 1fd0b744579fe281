"""The operations, in the order in which a program comes across them."""

from __future__ import annotations

from bot.web.api import exercising, groups, shapes, talking, uploading
from bot.web.api.operations import Operation

_O = Operation
_P = shapes.Page
OPERATIONS = (
    _O("me", "GET", "/me", groups.me, shapes.MeOut),
    _O("cohorts", "GET", "/cohorts", groups.list_cohorts, _P[shapes.CohortOut], lists=True),
    _O("make_cohort", "POST", "/cohorts", groups.make_cohort, shapes.CohortOut, shapes.CohortIn, 201),
    _O("close_cohort", "DELETE", "/cohorts/{number}", groups.close_cohort, shapes.Done),
    _O("members", "GET", "/cohorts/{number}/members", groups.list_members, _P[shapes.MemberOut], lists=True, table=groups.table_of_members),
    _O("path", "GET", "/members/{number}/path", groups.path_of, _P[shapes.StepOut], lists=True),
    _O("invitations", "GET", "/cohorts/{number}/invitations", groups.list_invitations, _P[shapes.InvitationOut], lists=True),
    _O("invite", "POST", "/cohorts/{number}/invitations", groups.invite, shapes.InvitationOut, shapes.InvitationIn, 201),
    _O("withdraw_invitation", "DELETE", "/invitations/{number}", groups.withdraw_invitation, shapes.Done),
    _O("library", "GET", "/library", exercising.list_library, _P[shapes.ReadyOut], lists=True),
    _O("exercises", "GET", "/exercises", exercising.list_exercises, _P[shapes.ExerciseOut], lists=True),
    _O("make_exercise", "POST", "/exercises", exercising.make_exercise, shapes.ExerciseOut, shapes.ExerciseIn, 201),
    _O("exercise", "GET", "/exercises/{number}", exercising.read_exercise, shapes.ExerciseOut),
    _O("change_exercise", "PUT", "/exercises/{number}", exercising.change_exercise, shapes.ExerciseOut, shapes.ExerciseIn),
    _O("drop_exercise", "DELETE", "/exercises/{number}", exercising.drop_exercise, shapes.Done),
    _O("assignments", "GET", "/cohorts/{number}/assignments", exercising.list_assignments, _P[shapes.AssignmentOut], lists=True),
    _O("assign", "POST", "/assignments", exercising.assign, shapes.AssignmentOut, shapes.AssignmentIn, 201),
    _O(
        "results",
        "GET",
        "/assignments/{number}/results",
        exercising.results,
        _P[shapes.ResultOut],
        lists=True,
        table=exercising.table_of_results,
    ),
    _O("postpone", "PUT", "/assignments/{number}/due", exercising.postpone, shapes.AssignmentOut, shapes.DueIn),
    _O("withdraw_assignment", "DELETE", "/assignments/{number}", exercising.withdraw_assignment, shapes.Done),
    _O("excuse", "PUT", "/tasks/{number}/excused", exercising.excuse, shapes.Done, shapes.ExcuseIn),
    _O("talks", "GET", "/cohorts/{number}/talks", talking.list_talks, _P[shapes.TalkBrief], lists=True),
    _O("talk", "GET", "/talks/{number}", talking.read_talk, shapes.TalkOut, logs=True),
    _O("comment", "POST", "/talks/{number}/remarks", talking.comment, shapes.RemarkOut, shapes.CommentIn, 201),
    _O("overrule", "POST", "/talks/{number}/overruled", talking.overrule, shapes.OverruledOut, shapes.OverruleIn, 201),
    _O("stand_by_mentor", "DELETE", "/overruled/{number}", talking.stand_by_mentor, shapes.Done),
    _O("uploads", "GET", "/uploads", uploading.list_uploads, _P[shapes.UploadBrief], lists=True),
    _O("upload", "POST", "/uploads", uploading.upload, shapes.UploadBrief, shapes.UploadIn, 201, prepares=uploading.looked_through),
    _O("read_upload", "GET", "/uploads/{number}", uploading.read_upload, shapes.UploadOut),
    _O("drop_upload", "DELETE", "/uploads/{number}", uploading.drop_upload, shapes.Done),
)
