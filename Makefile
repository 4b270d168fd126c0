# `make demo` and `make test` do all the set-up; each step is done once.
VENV := .venv
PYTHON := $(VENV)/bin/python
A := 1-losses
# which tests run, by their marks, and more words for pytest, such as PYTEST=tests/test_build.py
MARKED := not full
PYTEST :=

.PHONY: help demo test test-fast test-full build student collect grade regrade feedback report solutions gradescope \
	bench lint clean

help:
	@echo "make demo              grade a sample class end to end, in .demo/"
	@echo "make test              run the tests (minutes)"
	@echo "make test-fast         those that take under a minute together"
	@echo "make test-full         all of them, also whole classes and the real images"
	@echo "make build             make stubs, notebooks, tables and messages from solutions/ and exercises/"
	@echo "make student           make dist/cs231n_lite-student.zip"
	@echo "make collect, grade, regrade, feedback, report, solutions, gradescope, each with A=1-losses:"
	@echo "                       what 'python -m grading' has of these names; it has more, see docs/instructor.md"
	@echo "make bench             measure speed, memory, the gradient check and the embedded set (minutes)"
	@echo "make lint              ruff"

demo: $(VENV)/.course
	$(PYTHON) -m grading demo

test: $(VENV)/.dev
	$(PYTHON) -m pytest --numprocesses auto --dist loadscope -m "$(MARKED)" $(PYTEST)

test-fast: MARKED := not (full or slow)
test-fast: test

test-full: MARKED :=
test-full: test

build: $(VENV)/.dev
	$(PYTHON) -m grading build

student: $(VENV)/.course
	$(PYTHON) -m grading student

collect grade regrade feedback report solutions gradescope: $(VENV)/.course
	$(PYTHON) -m grading $@ $(A)

# several threads, on a machine that is busy, wait for each other most of the time
bench: export OPENBLAS_NUM_THREADS := 1
bench: $(VENV)/.bench
	$(PYTHON) -m benchmarks.svm_speed
	$(PYTHON) -m benchmarks.sgd_speed
	$(PYTHON) -m benchmarks.graph_speed
	$(PYTHON) -m benchmarks.net_step
	$(PYTHON) -m benchmarks.feature_speed
	$(PYTHON) -m benchmarks.gradient_checker
	$(PYTHON) -m benchmarks.grading_speed
	$(PYTHON) -m benchmarks.class_speed
	$(PYTHON) -m benchmarks.data_memory
	$(PYTHON) -m benchmarks.synthetic_accuracy

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
