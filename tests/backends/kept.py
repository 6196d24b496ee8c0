"""Kinto's memory backends, kept in a file, so that a restarted Kinto still knows its records.

Kinto itself keeps nothing but in PostgreSQL. All answers come from Kinto's own code; here is only where the
state goes after each change.
"""

import os
import pickle

from kinto.core.decorators import synchronized
from kinto.core.permission import memory as permission
from kinto.core.storage import memory as storage


class Kept:
    """Reads its attributes `KEPT` from a file at the start and writes them after each of its `CHANGES`."""

    def __init_subclass__(cls):
        for name in cls.CHANGES:
            setattr(cls, name, synchronized(_kept(getattr(cls, name))))

    def open(self, path):
        if os.path.exists(path):
            with open(path, "rb") as file:
                self.__dict__.update(pickle.load(file))
        self._path = path
        return self

    def save(self):
        path = getattr(self, "_path", None)
        if path is None:
            return
        with open(path + ".new", "wb") as file:
            pickle.dump({name: getattr(self, name) for name in self.KEPT}, file)
        os.replace(path + ".new", path)


def _kept(change):
    def changed(self, *args, **kwargs):
        result = change(self, *args, **kwargs)
        self.save()
        return result

    return changed


class Storage(Kept, storage.Storage):
    KEPT = ["_store", "_cemetery", "_timestamps"]
    CHANGES = ["create", "update", "delete", "delete_all", "purge_deleted", "trim_objects"]

    @classmethod
    def load_from_config(cls, config):
        return cls().open(config.get_settings()["storage_url"])


class Permission(Kept, permission.Permission):
    KEPT = ["_store"]
    CHANGES = [
        "add_user_principal",
        "remove_user_principal",
        "remove_principal",
        "add_principal_to_ace",
        "remove_principal_from_ace",
        "replace_object_permissions",
        "delete_object_permissions",
    ]

    @classmethod
    def load_from_config(cls, config):
        return cls().open(config.get_settings()["permission_url"])
