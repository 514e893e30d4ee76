from django.urls import path

from search import views

# Under each language; config/urls.py puts it before the pages of the tree.
urlpatterns_in_each_language = [path("search/", views.search, name="search")]
