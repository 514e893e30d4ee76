from django.urls import path

from home.contributions import views

urlpatterns = [
    path("", views.contribute, name="contribute"),
    path("sent/", views.contribution_sent, name="contribution_sent"),
]
