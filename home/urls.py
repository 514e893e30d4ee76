from django.urls import path

from home import views

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("healthz/", views.health, name="health"),
    path("bilingual/<slug:slug>/", views.show_bilingual_page, name="bilingual_page"),
    path("bilingual/<slug:slug>/event.ics", views.show_calendar, name="bilingual_calendar"),
]
