from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]

    operations = [migrations.AlterField(model_name="searchentry", name="url", field=models.TextField())]
