# The System page.
nav-system = System
system-title = System
system-lead = What this installation runs on, who is at work, and what went wrong.
system-look-again = Refresh
system-rate =
    { $n ->
        [one] row per second now
       *[other] rows per second now
    }
system-working =
    { $n ->
        [one] job being worked on
       *[other] jobs being worked on
    }
system-waiting =
    { $n ->
        [one] job waiting
       *[other] jobs waiting
    }
system-alive =
    { $n ->
        [one] process running
       *[other] processes running
    }
system-processes = Processes
system-no-processes = No process has reported in yet.
system-machine = Machine
system-process-number = Process { $pid }
system-version-of = version { $version }
system-duty = What it does
system-duty-both = Pages and jobs
system-duty-pages = Pages
system-duty-jobs = Jobs
system-duty-command = Command in a shell
system-at-work = At work on
system-nothing = Nothing
system-job-import = Import: { $state }
system-job-export = Export: { $state }
system-job-mail = Message: { $state }
system-job-row = { $job }, row { $n_shown }
system-rows-per-second = Rows per second
system-started = Since
system-seen = Sign of life
system-there = Running
system-silent = Not responding
system-queues = Queues
system-queue = Queue
system-queue-imports = Imports
system-queue-exports = Exports
system-queue-mails = Messages
system-queue-waiting = Waiting
system-queue-working = At work
system-queue-oldest = Oldest since
system-installation = Installation
system-version = Version
system-database = Database
system-database-size = Size of the database
system-storage = Storage of files
system-storage-folder = Folder on this machine
system-storage-bucket = Bucket shared by all machines
system-stored = Stored files
system-stored-files =
    { $n ->
        [one] { $n_shown } file
       *[other] { $n_shown } files
    }
system-checks = Checks
system-checks-running = The checks are running. Refresh the page in a moment.
system-check = Checked
system-check-verdict = Result
system-check-said = What was found, and what to do
system-failures = Last errors
system-failures-lead = Users see the number of an error. With it, the logs tell the rest.
system-no-failures = No errors.
system-failure-number = Number
system-failure-time = When
system-failure-place = Where
system-failure-cause = What happened
system-failure-elsewhere = In another institution: the logs tell more.
