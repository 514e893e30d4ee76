from django.urls import path

from issues import views

urlpatterns = [
    path("editions/<int:number>/<slug:language>/<str:name>", views.edition_pdf, name="edition_pdf"),
]
