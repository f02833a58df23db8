# What `carnet bench` says.
refusal-bench-database-in-use = This database holds an institution already. A bench needs an empty database, since it fills it: name another one with --database, or none.

bench-stock =
    { $n ->
        [one] Making { $n_shown } contact…
       *[other] Making { $n_shown } contacts…
    }
bench-steps =
    { $n ->
        [one] Template, test, apply and undo of { $n_shown } row…
       *[other] Template, test, apply and undo of { $n_shown } rows…
    }
bench-baseline = The bare work of the database…
bench-pages = Pages and edits while an import runs…
bench-creation =
    { $n ->
        [one] Creating { $n_shown } contact in an institution of its own, and undoing it…
       *[other] Creating { $n_shown } contacts in an institution of their own, and undoing it…
    }
bench-scene = Two tests, so that pages have something to show…
bench-quiet = Pages and a target while nothing else runs…
bench-logins = Log-ins, ten at a time…

bench-head =
    Carnet { $version }, { $database }, { $cores ->
        [one] { $cores_shown } core
       *[other] { $cores_shown } cores
    }, { $n ->
        [one] { $n_shown } contact
       *[other] { $n_shown } contacts
    }
bench-figure = figure
bench-measured = measured
bench-must = must
bench-aim = aim
bench-judgement = verdict
bench-reaches-aim = reaches the aim
bench-reaches-must = good
bench-misses = MISSED

bench-figure-all = test + apply, against the bare work of the database
bench-figure-test = test, against the bare work without its apply
bench-figure-template = template, against a bare export of the same columns
bench-figure-undo = undo, against apply
bench-figure-worst = test of a file whose every row is wrong, against the clean one
bench-figure-memory = peak memory: { $step }
bench-figure-growth = ten times the contacts: { $step }
bench-figure-pages = pages while an import runs, 99 of 100
bench-figure-slowest-page = the slowest of them, 99 of 100
bench-figure-edits = an edit while an import runs, 99 of 100
bench-figure-logins = a log-in among nine others, 99 of 100

bench-figure-create = creating contacts, against test + apply of as many changes
bench-figure-bytes = bytes in the database for each contact created
bench-figure-uncreate = undo of the creation, against the creation
bench-figure-quiet-half = the slowest page, nothing else running, half of the answers
bench-figure-quiet-most = the same, 99 of 100
bench-figure-target = a target of six conditions, counted, for a million contacts

bench-step-test = test
bench-step-apply = apply
bench-step-undo = undo
bench-step-template = template
bench-step-worst = test, every row wrong
bench-step-serve = the server, its worker included
bench-step-logins = the server after these log-ins

bench-step-create = creating contacts
bench-step-uncreate = undo of the creation

bench-steps-head =
    { $n ->
        [one] { $n_shown } row:
       *[other] { $n_shown } rows:
    }
bench-step-line = { $step }: { $seconds } s, { $n_shown } rows/s
bench-pages-head = While an import of all contacts was tested, applied and undone (half of the answers, 99 of 100):
bench-quiet-head = While nothing else ran (half of the answers, 99 of 100):
bench-page-line =
    { $n ->
        [one] { $page }: { $half }, { $most } ({ $n_shown } time)
       *[other] { $page }: { $half }, { $most } ({ $n_shown } times)
    }
bench-page-dashboard = dashboard
bench-page-contacts = contacts, first page
bench-page-contacts-deep = contacts, in the middle
bench-page-search = contacts, search
bench-page-report = report
bench-page-issues = issues of one code
bench-page-changes = changes
bench-page-filtered = contacts, structures only
bench-page-card = a contact
bench-page-targets = targets
bench-page-target = a target
bench-page-fields = criteria and authorisations
bench-page-imports = imports
bench-page-exports = exports
bench-page-edit = a second user saves a contact
