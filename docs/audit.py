"""What the installed set is licensed under, and what is known against it → docs/security.md, between the markers."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).with_name("security.md")
OWN = {"cited-summarizer", "pip", "setuptools"}


def main(environment: Path) -> None:
    """Ask pip-audit and pip-licenses about an environment, and write down what they said."""
    [site] = environment.glob("lib/python*/site-packages")
    run_tools = {**os.environ, "PYTHONPATH": str(environment / "tools")}
    python = str(environment / "bin" / "python")
    audit = subprocess.run(  # noqa: S603 - the two tools that the target has installed
        [python, "-m", "pip_audit", "--path", str(site), "--format", "json", "--progress-spinner", "off"],
        env=run_tools,
        capture_output=True,
        check=False,
        text=True,
    )
    listed = subprocess.run(  # noqa: S603
        [python, "-m", "piplicenses", "--python", python, "--format", "json"],
        env=run_tools,
        capture_output=True,
        check=True,
        text=True,
    )
    licences = [one for one in json.loads(listed.stdout) if one["Name"].lower() not in OWN]
    table = "".join(f"| {one['Name']} | {one['Version']} | {one['License']} |\n" for one in licences)
    written = (
        f"{_vulnerabilities(audit)}\n\n{len(licences)} packages, {datetime.now(UTC):%Y-%m-%d}:\n\n"
        f"| Package | Version | Licence |\n|---|---|---|\n{table}"
    )
    page = re.sub(
        r"(<!-- audit:begin -->\n).*(<!-- audit:end -->)",
        lambda match: f"{match[1]}{written}{match[2]}",
        PAGE.read_text("utf-8"),
        flags=re.DOTALL,
    )
    PAGE.write_text(page, "utf-8")


def _vulnerabilities(audit: subprocess.CompletedProcess[str]) -> str:
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    try:
        packages = json.loads(audit.stdout)["dependencies"]
    except ValueError:
        reason = (audit.stderr.strip().splitlines() or ["it printed nothing"])[-1][:200]
        return f"**Not audited** on {day}: `pip-audit` got no answer from its service ({reason.split(':')[0]})."
    asked = [one for one in packages if "skip_reason" not in one]
    found = [f"- {one['name']} {one['version']}: {bug['id']}" for one in asked for bug in one["vulns"]]
    if not asked:
        return f"**Not audited** on {day}: `pip-audit`'s service knew none of the {len(packages)} packages from here."
    head = f"`pip-audit`, {day}: {len(asked)} of {len(packages)} packages checked, {len(found)} known vulnerabilities."
    return "\n".join([head, *found])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
