from wagtail.admin.views.account import AvatarSettingsPanel

# A profile picture would be a face of the newsroom at a public address, taken in by a form of Wagtail's own that
# checks nothing of what core.uploads checks. There is no setting that closes this door.
AvatarSettingsPanel.is_active = lambda panel: False  # ty: ignore[invalid-assignment]
