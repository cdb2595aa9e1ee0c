"""Start, and one screen of questions at a time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from unknot.assessments import actions, queries, showing
from unknot.assessments.forms import ASKED, ScreenForm
from unknot.assessments.values import AssessmentId, Interview
from unknot.assessments.wording import Heading, heading
from unknot.clinical import private
from unknot.clinical.asking import Screen
from unknot.clinical.interview import URGENT_SCREENS, screen_to_change
from unknot.clinical.repeat import STILL_SO
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition
from unknot.knowledge.loading import knowledge

CLIENT = "client"


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        language = get_language() or "en"
        found = actions.start_assessment(by=CLIENT, now=timezone.now(), language=language)
        request.session[queries.SESSION_KEY] = found
        return redirect("assessments:next")
    current = queries.current_assessment(request.session)
    interview = queries.interview_of(assessment_id=current, now=timezone.now()) if current else None
    context = {"interview": interview, "about": interview and showing.progress_view(interview.progress).about}
    return render(request, "assessments/start.html", context)


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """The browser loses its hold on the answers; nobody can open them from here again."""
    request.session.flush()
    return redirect("/")


def go_on(request: HttpRequest) -> HttpResponse:
    found = queries.current_assessment(request.session)
    return _onward(found) if found else redirect("assessments:start")


@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest, screen_id: str) -> HttpResponse:
    found = queries.current_assessment(request.session)
    if found is None:
        return redirect("assessments:start")
    interview = queries.interview_of(assessment_id=found, now=timezone.now())
    shown = _shown(screen_id, interview, request.POST.getlist(ASKED))
    if shown is None:
        return _onward(found)
    if request.method != "POST":
        return _page(request, interview, ScreenForm(shown, answers=interview.answers))
    form = ScreenForm(shown, answers=interview.answers, data=request.POST)
    if not form.is_valid():
        return _page(request, interview, form, status=422)
    actions.answer_screen(
        assessment_id=found, screen_id=shown.id, answers=form.answers(), by=CLIENT, now=timezone.now()
    )
    if any(question.private for question in shown.questions) and private.is_in_crisis(form.answers(), knowledge()):
        return redirect("assessments:result")
    return _onward(found)


def _shown(screen_id: str, interview: Interview, asked: list[str]) -> Screen | None:
    """The screen that is due, or an earlier one with all its questions; a form names those that it showed."""
    due = interview.next_screen
    if due and due.id == screen_id and not asked:
        return due
    may_be_shown = {s.id for s in interview.answered} | ({due.id} if due else set())
    if due and due.id == screen_id == STILL_SO:
        whole: Screen | None = due
    else:
        whole = screen_to_change(screen_id, interview.answers, knowledge()) if screen_id in may_be_shown else None
    if whole is None or not asked:
        return whole
    questions = tuple(question for question in whole.questions if question.id in asked)
    return Screen(whole.id, questions) if questions else None


def _onward(assessment_id: AssessmentId) -> HttpResponse:
    due = queries.interview_of(assessment_id=assessment_id, now=timezone.now()).next_screen
    return redirect("assessments:screen", due.id) if due else redirect("assessments:result")


def _page(request: HttpRequest, interview: Interview, form: ScreenForm, status: int = 200) -> HttpResponse:
    questions = tuple(showing.questions(form))
    context = {
        "screen": form.screen,
        "questions": questions,
        "has_errors": form.is_bound,
        "has_input": form.is_bound and any(form[name].data for name in form.fields),
        "back": _before(form.screen.id, interview),
        "warning": _warning(interview),
        "may_look": interview.calls_for_care,
        "progress": showing.progress_view(interview.progress),
    }
    return render(request, "assessments/screen.html", context, status=status)


def _warning(interview: Interview) -> Heading | None:
    """What the answers call for, as far as somebody else may read it."""
    if not interview.calls_for_care:
        return None
    so_far = triage(private.without_private(interview.answers, knowledge()), knowledge())
    return heading(so_far, is_crisis=False) if so_far.so_far.rank >= Disposition.SEE_DOCTOR.rank else None


def _before(screen_id: str, interview: Interview) -> str | None:
    """The answered screen that stands before this one."""
    order = [*(plan.screen for plan in knowledge().screens), *URGENT_SCREENS, STILL_SO]
    earlier = [s.id for s in interview.answered if order.index(s.id) < order.index(screen_id)]
    return earlier[-1] if earlier else None
