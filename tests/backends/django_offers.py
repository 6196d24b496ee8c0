"""Offers behind Django REST framework, as a small city would write them: `django_offers.py <folder> <port>`."""

import os
import socketserver
import sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

FOLDER, PORT = sys.argv[1], int(sys.argv[2])
DATABASE = os.path.join(FOLDER, "offers.sqlite")
OFFICE, PERSON = "token-of-the-office", "token-of-a-person"

settings.configure(
    SECRET_KEY="not-a-secret-of-anybody",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    TIME_ZONE="Europe/Berlin",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE}},
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "rest_framework",
        "rest_framework.authtoken",
    ],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [
            "rest_framework.authentication.TokenAuthentication"
        ],
        "DEFAULT_PERMISSION_CLASSES": [
            "rest_framework.permissions.IsAuthenticatedOrReadOnly"
        ],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.urls import include, path  # noqa: E402
from rest_framework import pagination, routers, serializers, viewsets  # noqa: E402


class Offer(models.Model):
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    tags = models.JSONField(default=list, blank=True)
    place = models.JSONField(null=True, blank=True)
    client_ref = models.CharField(max_length=40, null=True, blank=True, unique=True)
    modified = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "city"


class OfferSerializer(serializers.ModelSerializer):
    # The office may import records under their old numbers.
    id = serializers.IntegerField(required=False)

    class Meta:
        model = Offer
        fields = ["id", "title", "summary", "tags", "place", "client_ref", "modified"]


class Pages(pagination.PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


class Offers(viewsets.ModelViewSet):
    serializer_class = OfferSerializer
    pagination_class = Pages

    def get_queryset(self):
        offers = Offer.objects.order_by("id")
        for name in ["modified__gte", "client_ref"]:
            value = self.request.query_params.get(name)
            if value is not None:
                offers = offers.filter(**{name: value})
        return offers


router = routers.DefaultRouter()
router.register("offers", Offers, basename="offers")
urlpatterns = [path("", include(router.urls))]


def set_up():
    from django.contrib.auth.models import User
    from rest_framework.authtoken.models import Token

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Offer)
    for name, token in [("office", OFFICE), ("person", PERSON)]:
        Token.objects.create(user=User.objects.create_user(name), key=token)


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    if not os.path.exists(DATABASE):
        set_up()
    make_server("127.0.0.1", PORT, get_wsgi_application(), Server, Quiet).serve_forever()
