"""What several test modules share."""

import os
import shutil
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

# the scorer of the hard cases is a script, so that anybody can run it
sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))


def pytest_addoption(parser):
    parser.addoption(
        "--require",
        action="append",
        default=[],
        metavar="WHAT",
        help="fail, and do not skip, the tests that need this and do not find it, such as 'browser'",
    )


@pytest.fixture(scope="session")
def missing(request):
    """Called with what is missing, of what group, by a test that cannot do without."""

    def say(group, reason):
        if group in request.config.getoption("--require"):
            pytest.fail(reason)
        pytest.skip(reason)

    return say


@pytest.fixture(scope="session")
def engine(missing, tmp_path_factory):
    """Called with the name of an engine that a test needs; it keeps to this machine, one core and a directory of its own."""
    settings = {
        "HF_HOME": str(tmp_path_factory.mktemp("huggingface")),
        "HF_HUB_OFFLINE": "1",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[1] --conf spark.ui.enabled=false pyspark-shell",
        "PYTHONPATH": str(Path(__file__).parent.parent / "src"),
        "RAY_AUTH_MODE": "disabled",
        "RAY_USAGE_STATS_ENABLED": "0",
        "SPARK_LOCAL_IP": "127.0.0.1",
    }

    def needed(name):
        if find_spec(name) is None:
            missing("engines", f"{name} is not installed; pip install --group engines")
        if name == "pyspark" and not (shutil.which("java") or "JAVA_HOME" in os.environ):
            missing("engines", "Spark needs Java 17")
        os.environ |= settings
        module = import_module(name)
        if name == "ray" and not module.is_initialized():
            module.init(num_cpus=1, include_dashboard=False, log_to_driver=False, object_store_memory=100 << 20)
        return module

    return needed
