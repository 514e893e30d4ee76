from django.urls import path

from translation.desk import acts, deciding_views, exchange_views, file_views, reading_views, text_views, views

app_name = "desk"

urlpatterns = [
    path("", views.BoardView.as_view(), name="board"),
    path("<int:pk>/", views.PageView.as_view(), name="page"),
    path("<int:pk>/claim/", acts.ClaimView.as_view(), name="claim"),
    path("<int:pk>/hand-back/", acts.HandBackView.as_view(), name="hand_back"),
    path("<int:pk>/hand-in/", acts.HandInView.as_view(), name="hand_in"),
    path("<int:pk>/approve/", acts.ApproveView.as_view(), name="approve"),
    path("<int:pk>/publish-incomplete/", acts.PublishIncompleteView.as_view(), name="publish_incomplete"),
    path("<int:pk>/send-back/", acts.SendBackView.as_view(), name="send_back"),
    path("<int:pk>/newest/", acts.TakeNewestView.as_view(), name="newest"),
    path("<int:pk>/presence/", views.PresenceView.as_view(), name="presence"),
    path("<int:pk>/text/", text_views.TextView.as_view(), name="text"),
    path("<int:pk>/file/", file_views.FileView.as_view(), name="file"),
    path("<int:pk>/comment/", text_views.CommentView.as_view(), name="comment"),
    path("<int:pk>/ignore/", text_views.IgnoreView.as_view(), name="ignore"),
    path("<int:pk>/preview/", reading_views.PreviewView.as_view(), name="preview"),
    path("<int:pk>/preview/frame/", reading_views.PreviewFrameView.as_view(), name="preview_frame"),
    path("<int:pk>/worksheet/", reading_views.WorksheetView.as_view(), name="worksheet"),
    path("issue/<int:number>/worksheet/", reading_views.WorksheetView.as_view(), name="issue_worksheet"),
    path("concordance/", reading_views.ConcordanceView.as_view(), name="concordance"),
    path("<int:pk>/changes/", deciding_views.ChangesView.as_view(), name="changes"),
    path("second-readings/", deciding_views.SecondReadingsView.as_view(), name="second_readings"),
    path("<int:pk>/po/", exchange_views.ExportView.as_view(), name="po"),
    path("<int:pk>/po/import/", exchange_views.ImportView.as_view(), name="po_import"),
    path("issue/<int:number>/po/", exchange_views.ExportView.as_view(), name="issue_po"),
    path("issue/<int:number>/po/import/", exchange_views.ImportView.as_view(), name="issue_po_import"),
]
