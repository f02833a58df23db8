# The frame of every page, and words that many pages share.
skip-to-content = Skip to content
nav-label = Main menu
nav-menu = Menu
nav-dashboard = Dashboard
nav-contacts = Contacts
nav-targets = Targets
nav-fields = Criteria & authorisations
nav-imports = Imports
nav-exports = Exports
nav-outbox = Outbox
log-out = Log out
language = Language
close = Close
cancel = Back
copy = Copy
copied = Copied
copy-this = Copy { $text }
search = Search
nothing-found = Nothing found
show-all = Show all
new-import = New import
optional = optional
crumbs = You are here
pages = Pages of the list
first-page = First page
next-page = Next page
old-value = Old value:
new-value = New value:
no-value = empty
exports-ready =
    { $n ->
        [one] Your export is ready
       *[other] { $n_shown } exports are ready
    }

role-viewer = Viewer
role-editor = Editor
role-importer = Importer
role-administrator = Administrator

# Types of data that an import brings.
kind-criteria = Criteria
kind-authorisations = Authorisations
kind-contacts = Contact information
kind-criterion-values = Criterion values

# What an import was asked to do.
action-test = Test the file quality
action-update = Bulk update the data

# States of an import.
state-uploaded = Uploaded
state-needs-mapping = Columns to confirm
state-asks-encoding = Encoding to choose
state-asks-sheet = Sheet to choose
state-testing = Testing
state-tested = Tested
state-awaiting-approval = Awaiting approval
state-scheduled = Scheduled
state-queued = Queued
state-running = Running
state-completed = Completed
state-cancelled = Cancelled
state-failed = Failed
state-refused = File refused
state-undoing = Being undone
state-undone = Undone

severity-error = Error
severity-warning = Warning
severity-note = Note
