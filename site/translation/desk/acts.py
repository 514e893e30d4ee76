"""What is done with a whole page on the desk: taken, handed back, handed in, approved, sent back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin import messages

from translation import claims, handing_in
from translation.desk.asked import said
from translation.desk.views import TranslationView
from translation.refusals import DeskRefusal, TranslationRefused
from translation.sources import take_newest_source


class ActView(TranslationView):
    """Something done with a whole page: on POST only, then back to it with a sentence."""

    http_method_names = ("post",)
    done: str = ""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            done = self.act()
        except DeskRefusal as refusal:
            messages.error(request, refusal.words)
        except TranslationRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, done)
        return redirect(self.address())

    def act(self) -> str:
        raise NotImplementedError


class ClaimView(ActView):
    def act(self) -> str:
        claims.claim(translation=self.translation, user=self.user, now=timezone.now())
        return gettext("The page is yours. Others see that you work on it.")


class HandBackView(ActView):
    def act(self) -> str:
        claims.hand_back(translation=self.translation, user=self.user, now=timezone.now())
        return gettext("Others can take the page now. What is translated stays.")


class HandInView(ActView):
    def act(self) -> str:
        is_out = handing_in.hand_in(translation=self.translation, user=self.user, now=timezone.now())
        if is_out:
            return gettext("The page is done. Readers have it as soon as they have its source.")
        return gettext("The page is with the reviewers. They publish it, or tell you what to change.")


class ApproveView(ActView):
    def act(self) -> str:
        comment = said(self.request, "comment", 2000)
        handing_in.approve(translation=self.translation, user=self.user, now=timezone.now(), comment=comment)
        return gettext("Approved. Readers have it as soon as they have its source.")


class PublishIncompleteView(ActView):
    def act(self) -> str:
        reason = said(self.request, "reason", 300)
        handing_in.publish_incomplete(translation=self.translation, user=self.user, reason=reason, now=timezone.now())
        return gettext("Readers have the page as far as it is translated. Your reason is logged.")


class SendBackView(ActView):
    def act(self) -> str:
        comment = said(self.request, "comment", 2000)
        handing_in.send_back(translation=self.translation, user=self.user, comment=comment, now=timezone.now())
        return gettext("The page is back with its translators, with what you wrote.")


class TakeNewestView(ActView):
    def act(self) -> str:
        take_newest_source(instance=self.translation.source.get_source_instance(), now=timezone.now())
        return gettext("This is the newest draft of the source. What changed in it is marked.")
