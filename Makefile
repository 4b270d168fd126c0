# `make demo` and `make test` do all the set-up; each step is done once.
VENV := .venv
PYTHON := $(VENV)/bin/python
A := 1-losses
# more words for pytest, such as PYTEST='-m "not slow"'
PYTEST :=

.PHONY: help demo test build student grade bench lint clean

help:
	@echo "make demo              grade a sample class end to end, in .demo/"
	@echo "make test              run the tests"
	@echo "make build             make stubs, notebooks, course.json and the checks' table from solutions/"
	@echo "make student           make dist/cs231n_lite-student.zip"
	@echo "make grade A=1-losses  grade what was handed in"
	@echo "make bench             measure: the embedded set, loading, speed of losses and training"
	@echo "make lint              ruff"

demo: $(VENV)/.course
	$(PYTHON) -m grading demo

test: $(VENV)/.dev
	$(PYTHON) -m pytest --numprocesses auto --dist loadfile $(PYTEST)

build: $(VENV)/.dev
	$(PYTHON) -m grading build

student: $(VENV)/.course
	$(PYTHON) -m grading student

grade: $(VENV)/.course
	$(PYTHON) -m grading grade $(A)

bench: $(VENV)/.bench
	$(PYTHON) -m benchmarks.svm_speed
	$(PYTHON) -m benchmarks.sgd_speed
	$(PYTHON) -m benchmarks.gradient_checker
	$(PYTHON) -m benchmarks.data_memory
	$(PYTHON) -m benchmarks.synthetic_accuracy --markdown docs/embedded_set.md

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

clean:
	rm -rf $(VENV) .demo dist build *.egg-info

$(VENV)/.course: requirements.txt pyproject.toml
	python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/.course
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

$(VENV)/.bench: $(VENV)/.course
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	touch $@
