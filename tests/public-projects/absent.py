"""Loads a revision's file where its application is not installed; what it takes from there can't be used."""
import importlib.abc
import importlib.machinery
import importlib.util
import sys


class Absent:
    """What a missing package would have given: whoever needs it fails."""

    def __init__(self, name):
        self.__dict__["name"] = name


def _fail(self, *given, **more):
    raise ImportError("%s is not installed" % self.__dict__["name"])


for _name in (
    "call getattr str format iter len bool eq ne lt le gt ge add radd mod rmod getitem contains int float index enter "
    "mro_entries set_name or ror and sub mul hash clause_element repr"
).split():
    setattr(Absent, "__%s__" % _name, _fail)


class Packages(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands in for packages that are not there, while a revision's file is loaded."""

    loading = False

    def find_spec(self, name, path, target=None):
        if not self.loading or (path is None and name in sys.builtin_module_names):
            return None
        root = name.split(".")[0]
        there = sys.modules.get(root)
        if there is not None and getattr(there, "absent", False) is not True:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.absent = True
        module.__getattr__ = lambda name: Absent("%s.%s" % (module.__name__, name))


packages = Packages()
sys.meta_path.append(packages)


def load(names, path, revision):
    """Puts what a file defines into `names`, as a revision that stands by itself."""
    packages.loading = True
    try:
        with open(path, encoding="utf-8") as source:
            exec(compile(source.read(), path, "exec"), names)
    except Exception as error:
        names["upgrade"] = names["downgrade"] = _raising(error)
    finally:
        packages.loading = False
    names.update(revision=revision, down_revision=None, branch_labels=None, depends_on=None)


def _raising(error):
    def raises():
        raise error

    return raises
