"""yaml_steps.py FILE: reads the job of a pipeline from GitHub or GitLab and prints the shell commands of its steps, one a
line, but for those that install. Fails when the file is not what the service wants of it."""
import sys
import yaml

job = yaml.safe_load(open(sys.argv[1]))["minutes"] if "gitlab" in sys.argv[1] else \
    yaml.safe_load(open(sys.argv[1]))["jobs"]["minutes"]
if "gitlab" in sys.argv[1]:
    assert job["image"] and job["artifacts"]["when"] == "always" and job["artifacts"]["reports"]["codequality"]
    steps = job["before_script"] + job["script"]
else:
    assert job["runs-on"] and all(("uses" in step) != ("run" in step) for step in job["steps"])
    assert all("@" in step["uses"] for step in job["steps"] if "uses" in step)
    steps = [step["run"] for step in job["steps"] if "run" in step]
assert all(isinstance(step, str) for step in steps)
print("\n".join(step for step in steps if "apt-get" not in step))
