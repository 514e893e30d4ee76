from django.urls import path

from home.feeds import views

# Under each language.
urlpatterns = [
    path("", views.show_feeds, name="feeds"),
    path("<slug:name>.atom", views.show_feed, {"form": "atom"}, name="atom_feed"),
    path("<slug:name>.json", views.show_feed, {"form": "json"}, name="json_feed"),
    path("planks/<int:number>.atom", views.show_plank_feed, {"form": "atom"}, name="atom_plank_feed"),
    path("planks/<int:number>.json", views.show_plank_feed, {"form": "json"}, name="json_plank_feed"),
]
