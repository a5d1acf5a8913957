# Builds, tests and installs protoc. The two targets most people need:
#     make demo    set up, build, compile the example and say where it is
#     make test    set up, build, run every test
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.SUFFIXES:

CC      ?= cc
BUILD   ?= build
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
DESTDIR ?=

# What the program needs to be built and to run, and what its tests need besides (Debian's names).
PACKAGES := gcc libc6-dev pkg-config libxml2-dev libxslt1-dev libhpdf-dev libharfbuzz-dev libfontconfig-dev \
            libunibreak-dev libfribidi-dev libgcrypt20-dev zlib1g-dev libdeflate-dev libqpdf-dev libqrencode-dev libicu-dev fonts-paratype fonts-liberation hyphen-ru hyphen-en-us
TEST_PACKAGES := libcmocka-dev hyphen-de fonts-noto-cjk fonts-dejavu-core poppler-utils qpdf mupdf-tools python3 xsltproc libxml2-utils zbar-tools python3-fonttools
# For the tests of pipelines.
TEST_PACKAGES += procps git ninja-build parallel rsync python3-yaml
# For the test that locale and time change nothing.
TEST_PACKAGES += faketime locales
# For the cases of UAX 14 and 9.
TEST_PACKAGES += unicode-data
# For make conformance alone: Apache FOP, and a Java that runs a source file
FOP_PACKAGES := fop default-jdk-headless fontconfig unicode-data
LINT_PACKAGES := clang clang-tidy clang-format cppcheck libclang-rt-dev

LIBRARIES := libxml-2.0 libxslt libexslt libgcrypt harfbuzz harfbuzz-subset fontconfig libdeflate libqpdf libqrencode fribidi icu-i18n
# What a check or a page of HTML does not need is loaded on first use (src/base/libraries.h), where libraries.sh knows
# the processor. Test programs are linked with all of it.
LAZY      := $(if $(filter x86_64 aarch64,$(shell uname -m)),exslt gcrypt unibreak harfbuzz harfbuzz-subset fontconfig fribidi hpdf deflate qpdf qrencode icui18n icuuc icudata)
# libxml2 names ICU, for encodings that it is never asked for here, and ICU libstdc++: half of the time in which the process starts.
# So the program goes by ICU's name, and the dynamic linker looks no further (src/base/libraries.h).
STAND_IN   = $(if $(strip $(LAZY)),$(eval STAND_IN := $$(shell readelf -d "$$$$($(CC) -print-file-name=libxml2.so)" | \
               sed -n 's/.*(NEEDED).*\[\(libicuuc[^]]*\)\]/-Wl,-soname,\1/p'))$(STAND_IN))
WARNINGS  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror
# Looked up when first used: the set-up may install pkg-config itself.
LIBRARY_CFLAGS = $(eval LIBRARY_CFLAGS := $$(shell pkg-config --cflags $(LIBRARIES)))$(LIBRARY_CFLAGS)
LIBRARY_LIBS   = $(eval LIBRARY_LIBS := $$(shell pkg-config --libs $(LIBRARIES)))$(LIBRARY_LIBS)
COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -Isrc $(WARNINGS) $(LIBRARY_CFLAGS) $(CFLAGS) -MMD -MP
LINK    = $(CC) $(CFLAGS) $(LDFLAGS)

# Letters are written by GMime, which brings GLib's objects; no other run loads them.
PACKAGES  += libgmime-3.0-dev
LIBRARIES += gmime-3.0
LAZY      += $(if $(strip $(LAZY)),gmime-3.0 gio-2.0 gobject-2.0 glib-2.0)
LIBS    = $(LIBRARY_LIBS) -lhpdf -lunibreak -lz -lm -lpthread

FOLDERS   := base input fo text layout pdf output cli
SOURCES   := $(foreach folder,$(FOLDERS),$(sort $(wildcard src/$(folder)/*.c)))
MAIN      := src/cli/main.c
MANUAL    := src/cli/manual.c
PACK      := src/input/pack.c
PARTS     := $(filter-out $(MAIN) $(MANUAL) $(PACK),$(SOURCES))
OBJECTS   := $(PARTS:src/%.c=$(BUILD)/objects/%.o) $(BUILD)/objects/resources.o
RESOURCES := $(sort $(wildcard schemas/*.xsd schemas/*.sch stylesheets/*.xsl stylesheets/*/*.xsl stylesheets/labels/*.xml stylesheets/skeletons/*.xml))
UNIT      := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))

.PHONY: all demo test unit golden cli-test conformance-pdf bless fuzz setup test-setup lint-setup asan clang check-layers lint format \
        bench docs check-docs install uninstall deb clean
.SECONDARY:

all: $(BUILD)/protoc

## Set-up

setup:
	@LIBRARIES="$(LIBRARIES)" sh tests/setup.sh $(PACKAGES)

test-setup:
	@LIBRARIES="$(LIBRARIES)" sh tests/setup.sh $(PACKAGES) $(TEST_PACKAGES)

lint-setup:
	@LIBRARIES="$(LIBRARIES)" sh tests/setup.sh $(PACKAGES) $(TEST_PACKAGES) $(LINT_PACKAGES)

## Building

$(BUILD)/protoc: $(BUILD)/objects/cli/main.o $(OBJECTS) $(BUILD)/objects/libraries.o
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(LINK) $(STAND_IN) -o $@ $^ $(filter-out $(LAZY:%=-l%),$(LIBS))

$(BUILD)/libraries.c: $(BUILD)/objects/cli/main.o $(OBJECTS) src/base/libraries.sh
	@sh src/base/libraries.sh "$(CC)" "$(LAZY)" $(filter %.o,$^) > $@

$(BUILD)/no-libraries.c: src/base/libraries.sh
	@mkdir -p $(@D)
	@sh src/base/libraries.sh "$(CC)" "" > $@

$(BUILD)/objects/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(COMPILE) -c -o $@ $<

# The schemas and stylesheets inside the program: as they are, and parsed.
$(BUILD)/pack: $(patsubst %,$(BUILD)/objects/%.o,input/pack input/schema_narrow input/walk base/buffer base/memory base/utf8)
	@mkdir -p $(@D)
	@$(LINK) -o $@ $^ $(LIBRARY_LIBS) -lm

$(BUILD)/resources.c: $(BUILD)/pack $(RESOURCES)
	@$(BUILD)/pack $(BUILD)/trees $(RESOURCES) > $@

$(BUILD)/objects/resources.o: $(BUILD)/resources.c $(RESOURCES)
$(BUILD)/objects/libraries.o: $(BUILD)/libraries.c
$(BUILD)/objects/no-libraries.o: $(BUILD)/no-libraries.c
$(BUILD)/objects/resources.o $(BUILD)/objects/libraries.o $(BUILD)/objects/no-libraries.o:
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(COMPILE) -c -o $@ $<

## The demonstration

demo: setup
	@$(MAKE) --no-print-directory $(BUILD)/protoc
	@mkdir -p $(BUILD)/demo
	$(BUILD)/protoc examples/client-meeting.xml -o $(BUILD)/demo/client-meeting.pdf
	$(BUILD)/protoc examples/client-meeting.xml -o $(BUILD)/demo/client-meeting.html
	@echo "PDF:  $(CURDIR)/$(BUILD)/demo/client-meeting.pdf"
	@echo "HTML: $(CURDIR)/$(BUILD)/demo/client-meeting.html"

## Tests

test: test-setup
	@$(MAKE) --no-print-directory unit golden cli-test conformance-pdf random

unit: $(UNIT)
	@sh tests/run-unit.sh $(UNIT)

$(BUILD)/tests/%: tests/unit/%.c $(OBJECTS) $(BUILD)/objects/no-libraries.o
	@mkdir -p $(@D)
	@echo "  TEST  $<"
	@$(COMPILE) -Itests/unit -o $@ $(filter %.c %.o,$^) $(LDFLAGS) $(LIBS) -lcmocka

golden: $(BUILD)/protoc $(BUILD)/manual
	@PROTOC=$(BUILD)/protoc sh tests/golden/run.sh
	@sh tests/golden/all-ids.sh
	@PROTOC=$(BUILD)/protoc sh tests/golden/missing.sh
	@sh tests/golden/labels.sh
	@$(BUILD)/manual < docs/xsl-fo.md.in | PROTOC=$(BUILD)/protoc python3 -B tests/specimen.py tests/golden/fo/specimen.fo
	@sh tests/coverage.sh

# Whether every PDF is what it promises to be; veraPDF is asked as well when it is on the PATH.
conformance-pdf: $(BUILD)/protoc
	@PROTOC=$(BUILD)/protoc sh tests/conformance/run.sh

# Whether pages are those that Apache FOP makes of the same XSL-FO, but for the differences in tests/conformance/fop-differences.txt.
# Not part of make test: it needs Java and a minute. What FOP made stays in build/conformance.
.PHONY: conformance
conformance: test-setup
	@sh tests/setup.sh $(FOP_PACKAGES)
	@$(MAKE) --no-print-directory $(BUILD)/protoc
	@python3 -B tests/conformance/fop.py $(BUILD)/protoc $(BUILD)/conformance

# Random documents, the same ones every time: nothing is lost, in order, within its page, kept together. make random N=5000: more.
N ?= 250
.PHONY: random
random: $(BUILD)/protoc
	@. tests/environment.sh && PROTOC=$(BUILD)/protoc python3 -B tests/random/run.py 0 $(N) && \
	 PROTOC=$(BUILD)/protoc python3 -B tests/random/run.py --more 0 $(N) && \
	 PROTOC=$(BUILD)/protoc python3 -B tests/random/run.py --captions 0 100

# Shows what would change in the expected outputs and asks before it changes them.
bless: $(BUILD)/protoc
	@PROTOC=$(BUILD)/protoc sh tests/golden/run.sh --bless

# A target each, so that make -j runs them side by side.
CLI := pipeline recipes archive verify confined run letters secrets start inspect qr styles encrypt
.PHONY: $(CLI:%=cli-%)
cli-test: $(CLI:%=cli-%)
	@sh tests/phrases.sh

$(CLI:%=cli-%): cli-%: $(BUILD)/protoc
	@. tests/environment.sh && PROTOC=$(BUILD)/protoc $(if $(wildcard tests/cli/$*.sh),sh tests/cli/$*.sh,python3 -B tests/cli/$*.py)

## Faults: each call to the system that a run makes fails once; batches are killed at random moments; hostile documents.

KILLS ?= 30
.PHONY: faults
$(BUILD)/preload.so: tests/faults/preload.c
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror -O1 -g -fPIC -shared -o $@ $<

faults: test-setup
	@$(MAKE) --no-print-directory $(BUILD)/protoc $(BUILD)/preload.so
	@. tests/environment.sh && PROTOC=$(BUILD)/protoc PRELOAD=$(BUILD)/preload.so python3 -B tests/faults/run.py
	@. tests/environment.sh && PROTOC=$(BUILD)/protoc python3 -B tests/faults/kill.py $(KILLS)
	@PROTOC=$(BUILD)/protoc sh tests/cli/hostile.sh

# The HTML of every example in a real browser. Node and Java may be there from elsewhere, where Debian's would be in the way.
BROWSER_PACKAGES = chromium poppler-utils python3 $(if $(shell command -v npm),,nodejs npm) \
                   $(if $(shell command -v java),,default-jre-headless)
.PHONY: browser-setup test-browser
browser-setup: setup
	@sh tests/setup.sh $(BROWSER_PACKAGES)

test-browser: browser-setup
	@$(MAKE) --no-print-directory $(BUILD)/protoc
	@PROTOC=$(BUILD)/protoc sh tests/browser/run.sh

# Everything again under AddressSanitizer and UBSan, with leak checking.
asan: test-setup
	@ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
	 LSAN_OPTIONS="suppressions='$(CURDIR)/tests/lsan.supp':print_suppressions=0:use_tls=0" \
	 $(MAKE) --no-print-directory BUILD=build/asan \
	   CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer" \
	   unit golden cli-test

## Fuzzing: each target runs for FUZZ_SECONDS from the committed corpus; what it finds is kept in build/fuzz/found.

FUZZ_SECONDS ?= 60
FUZZ_TARGETS := source style fo picture font pdf options
FUZZ_FLAGS   := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

build/fuzz/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/fuzz.h $(OBJECTS) $(BUILD)/objects/no-libraries.o
	@echo "  FUZZ  $<"
	@$(COMPILE) -fsanitize=fuzzer -Itests/fuzz -o $@ $(filter %.c %.o,$^) $(LDFLAGS) $(LIBS)

fuzz: lint-setup
	@$(MAKE) --no-print-directory BUILD=build/fuzz CC=clang CFLAGS="$(FUZZ_FLAGS)" build/fuzz/protoc $(FUZZ_TARGETS:%=build/fuzz/fuzz_%)
	@sh tests/fuzz/run.sh $(FUZZ_SECONDS) $(FUZZ_TARGETS)

# The same sources through the other compiler.
clang: lint-setup
	@$(MAKE) --no-print-directory BUILD=build/clang CC=clang all

check-layers:
	@sh tests/check-layers.sh

lint: lint-setup
	@sh tests/lint.sh "$(LIBRARY_CFLAGS)" $(SOURCES)

format: lint-setup
	clang-format -i $(wildcard src/*/*.[ch] tests/unit/*.[ch])

bench: $(BUILD)/protoc
	@PROTOC=$(BUILD)/protoc sh tests/bench/run.sh
	@$(MAKE) --no-print-directory bench-curve

# Documents that are large in one way: whether time and memory grow as the size does.
.PHONY: bench-curve
bench-curve: $(BUILD)/protoc
	@PROTOC=$(BUILD)/protoc python3 tests/bench/curve.py
	@python3 tests/bench/batch.py $(BUILD)/protoc

## Documentation made from the tables of the program

$(BUILD)/manual: $(BUILD)/objects/cli/manual.o $(OBJECTS) $(BUILD)/objects/no-libraries.o
	@echo "  LINK  $@"
	@$(LINK) -o $@ $^ $(LIBS)

docs: $(BUILD)/manual
	xsltproc docs/markup.xsl schemas/protoc.xsd > docs/markup.md
	$(BUILD)/manual < docs/protoc.1.in > docs/protoc.1
	$(BUILD)/manual < docs/xsl-fo.md.in > docs/xsl-fo.md

check-docs: $(BUILD)/manual
	@xsltproc docs/markup.xsl schemas/protoc.xsd | diff -u docs/markup.md - || \
	  { echo "docs/markup.md is not what the schema says: run make docs"; exit 1; }
	xsltproc docs/markup.xsl schemas/protoc.xsd > docs/markup.md
	@for page in protoc.1 xsl-fo.md; do \
	   $(BUILD)/manual < docs/$$page.in | diff -u docs/$$page - || \
	     { echo "docs/$$page is not what the tables say: run make docs"; exit 1; }; done

# The pictures of docs/gallery.md: every page of the examples and of the specimen.
.PHONY: gallery
gallery: setup
	@sh tests/setup.sh poppler-utils pngquant
	@$(MAKE) --no-print-directory $(BUILD)/protoc
	PROTOC=$(BUILD)/protoc sh docs/gallery.sh

## Installing

# Under another name where the protocol buffers compiler is installed: make install PROGRAM=minutes-protoc
PROGRAM ?= protoc
# Its folders may have spaces in their names.
UNDER  = $(DESTDIR)$(PREFIX)
PLACES = bin share/man/man1 share/bash-completion/completions share/zsh/site-functions

$(BUILD)/$(PROGRAM).completion.%: docs/completion.%.in $(BUILD)/manual
	@sed '/^#compdef/s/protoc/$(PROGRAM)/; /^complete /s/protoc$$/$(PROGRAM)/' $< | $(BUILD)/manual > $@

install: $(BUILD)/protoc $(BUILD)/$(PROGRAM).completion.bash $(BUILD)/$(PROGRAM).completion.zsh
	install -d $(PLACES:%="$(UNDER)/%")
	install -m 755 $(BUILD)/protoc "$(UNDER)/bin/$(PROGRAM)"
	install -m 644 docs/protoc.1 "$(UNDER)/share/man/man1/$(PROGRAM).1"
	install -m 644 $(BUILD)/$(PROGRAM).completion.bash "$(UNDER)/share/bash-completion/completions/$(PROGRAM)"
	install -m 644 $(BUILD)/$(PROGRAM).completion.zsh "$(UNDER)/share/zsh/site-functions/_$(PROGRAM)"

uninstall:
	rm -f "$(UNDER)/bin/$(PROGRAM)" "$(UNDER)/share/man/man1/$(PROGRAM).1" \
	  "$(UNDER)/share/bash-completion/completions/$(PROGRAM)" "$(UNDER)/share/zsh/site-functions/_$(PROGRAM)"

# build/minutes-protoc_VERSION_ARCHITECTURE.deb
deb: $(BUILD)/protoc $(BUILD)/$(PROGRAM).completion.bash $(BUILD)/$(PROGRAM).completion.zsh
	@MAKE="$(MAKE) --no-print-directory" BUILD=$(BUILD) PROGRAM=$(PROGRAM) sh tests/deb.sh

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(BUILD)/objects/cli/main.d $(BUILD)/objects/cli/manual.d $(BUILD)/objects/input/pack.d $(UNIT:=.d)
