"""Opening and posting to the page on which a plan is edited."""

from django.contrib.messages import get_messages
from django.urls import reverse


def address(name, row):
    return reverse(f"roadmaps:{name}", args=[row.pk])


def page(client, roadmap, **query):
    response = client.get(address("edit", roadmap), query)
    return " ".join(response.content.decode().split())


def post(client, name, row, **said):
    return client.post(address(name, row), said)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def body(response):
    return " ".join(response.content.decode().split())
