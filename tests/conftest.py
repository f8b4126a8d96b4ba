"""What several test modules share."""

import sys
from pathlib import Path

# the scorer of the hard cases is a script, so that anybody can run it
sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
