//! The list of contacts and their cards, as somebody without JavaScript uses them.

use carnet::accounts::Role;

use crate::support::{Page, TestApp, selector, words};

on_both!(
    the_list_finds_beginnings_of_words_and_narrows_by_type,
    a_card_shows_values_by_group_and_who_wrote_them,
    an_edit_that_is_wrong_saves_nothing_and_says_why,
    an_edit_writes_only_what_was_changed,
    ticked_contacts_become_a_target,
    all_that_match_become_a_target,
    ticked_contacts_are_tagged_once,
    a_viewer_ticks_and_edits_nothing,
    fields_stand_with_values_and_cells_to_paste,
);

fn names(page: &Page) -> Vec<String> {
    page.texts("tbody th a")
}

/// The name of the control with this label.
fn control(page: &Page, label: &str) -> String {
    let html = page.html();
    let found = html.select(&selector("label")).find(|element| words(element).starts_with(label));
    found.and_then(|label| label.attr("for")).unwrap_or_else(|| panic!("no field {label}")).to_owned()
}

fn the_list_finds_beginnings_of_words_and_narrows_by_type(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    assert_eq!(names(&ada.get("/contacts").ok()).len(), 12);
    assert_eq!(names(&ada.get("/contacts?q=lef").ok()), ["Zoé Lefèvre"]);
    assert_eq!(names(&ada.get("/contacts?q=mart+jea").ok()), ["Jeanne Martin"]);
    assert_eq!(names(&ada.get("/contacts?q=000010").ok()), ["Musée d’Orgues"]);
    assert_eq!(names(&ada.get("/contacts?q=06+12+34+56+02").ok()), ["Zoé Lefèvre"]);
    assert_eq!(names(&ada.get("/contacts?q=%2B336123456").ok()).len(), 2);
    assert_eq!(names(&ada.get("/contacts?kind=STRUCTURE").ok()).len(), 4);
    ada.get("/contacts?q=nobody").ok().must_say("Nothing found");
}

fn a_card_shows_values_by_group_and_who_wrote_them(app: TestApp) {
    app.stock();
    let done = app.update("criteria", "CONTACT_NR;[new] GENRE\n000002;OPERA\n");
    let mut ada = app.administrator();
    ada.language = "fr".to_owned();
    let list = ada.get("/contacts?q=000002").ok();
    let card = ada.get(&list.link("Zoé Lefèvre")).ok();
    card.must_say("Opéra").must_say("OPERA").must_say("06 12 34 56 02");
    card.must_say(&format!("importation n°\u{a0}{}", done.id()));
    assert_eq!(card.link(&format!("Importation n°\u{a0}{}", done.id())), format!("/imports/{}", done.id()));
}

fn an_edit_that_is_wrong_saves_nothing_and_says_why(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let contact = ada.get("/contacts?q=000003").ok().link("John Smith");
    let page = ada.get(&format!("{contact}/edit")).ok();
    let (town, seats) = (control(&page, "Town"), control(&page, "Seats"));
    let wrong = ada.submit(&page.form(&contact).set(&town, "Nantes").set(&seats, "many"));
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    wrong.must_say("Nothing was saved yet");
    assert_eq!(wrong.texts(".field-error").len(), 1, "{}", wrong.text());
    assert_eq!(app.value("000003", "TOWN"), "Lyon");
    let form = wrong.form(&contact);
    assert_eq!((form.value(&town), form.value(&seats)), (Some("Nantes"), Some("many")));
    ada.submit(&form.set(&seats, "3")).ok().must_say("2 values were changed");
    assert_eq!((app.value("000003", "TOWN"), app.value("000003", "SEATS")), ("Nantes".into(), "3".into()));
}

fn an_edit_writes_only_what_was_changed(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let contact = ada.get("/contacts?q=000002").ok().link("Zoé Lefèvre");
    let page = ada.get(&format!("{contact}/edit")).ok();
    // Somebody else is faster at another field.
    app.update("criteria", "CONTACT_NR;[new] GENRE\n000002;OPERA\n");
    ada.submit(&page.form(&contact).set(&control(&page, "Town"), "")).ok().must_say("1 value was changed");
    assert_eq!((app.value("000002", "TOWN"), app.value("000002", "GENRE")), (String::new(), "OPERA".into()));
    let page = ada.get(&format!("{contact}/edit")).ok();
    ada.submit(&page.form(&contact)).ok().must_say("Nothing was changed");
    // And at the same one.
    app.update("criteria", "CONTACT_NR;[new] GENRE\n000002;JAZZ\n");
    let late = ada.submit(&page.form(&contact).set(&control(&page, "Favourite genre"), "THEATRE"));
    assert_eq!(late.status, 422, "{}", late.text());
    assert_eq!(app.value("000002", "GENRE"), "JAZZ");
}

fn ticked_contacts_become_a_target(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let list = ada.get("/contacts?q=martin").ok().form("/contacts/selection");
    let ids: Vec<String> = list.offered("id").into_iter().map(str::to_owned).collect();
    assert_eq!(ids.len(), 2);
    let selection = ada.submit(&list.add("id", &ids[0]).add("id", &ids[1])).ok();
    selection.must_say("2 ticked contacts");
    let form = selection.form("/contacts/selection").set("name", "The Martins").set("do", "target");
    let target = ada.submit(&form).ok();
    target.must_say("The target “The Martins” was saved").must_say("The Martins");
    let martins = ada.get("/contacts?target=THE-MARTINS");
    let martins = if martins.status == 200 { martins } else { ada.get("/contacts?target=THE_MARTINS").ok() };
    assert_eq!(names(&martins), ["Jeanne Martin", "Paul Martin"]);
}

fn all_that_match_become_a_target(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let list = ada.get("/contacts?kind=STRUCTURE").ok();
    let selection = ada.get(&list.link("With all that match")).ok();
    selection.must_say("All contacts that match");
    let template = selection.form("/contacts/selection").set("name", "Houses").set("do", "template");
    let form = ada.submit(&template).ok().form("/exports");
    assert!(form.value("target").is_some_and(|target| !target.is_empty()));
    assert_eq!(names(&ada.get("/contacts?target=HOUSES").ok()).len(), 4);
}

fn ticked_contacts_are_tagged_once(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let list = ada.get("/contacts?q=martin").ok().form("/contacts/selection");
    let id = list.offered("id")[0].to_owned();
    let selection = ada.submit(&list.add("id", &id)).ok();
    let forms = selection.forms();
    let tag = forms.iter().find(|form| form.value("tag").is_some()).unwrap().clone().set("do", "tag");
    ada.submit(&tag.clone().set("tag", "vip 2026")).ok().must_say("1 contact was tagged");
    ada.submit(&tag.clone().set("tag", "vip 2026")).ok().must_say("had the tag already");
    ada.get(&format!("/contacts/{id}")).ok().must_say("vip 2026");
    let refused = ada.submit(&tag.set("tag", "a|b"));
    assert_eq!(refused.status, 422, "{}", refused.text());
}

fn a_viewer_ticks_and_edits_nothing(app: TestApp) {
    app.stock();
    app.user("vi@example.org", &app.institution, Role::Viewer);
    let mut vi = app.signed_in("vi@example.org");
    let list = vi.get("/contacts?q=martin").ok();
    assert_eq!(list.texts("input[name=id]").len(), 0);
    let card = vi.get(&list.link("Paul Martin")).ok();
    assert!(!card.links().iter().any(|link| link.ends_with("/edit")), "{}", card.text());
    assert_eq!(vi.get(&format!("{}/edit", card.path)).status, 403);
    assert_eq!(vi.get("/contacts/selection").status, 403);
}

fn fields_stand_with_values_and_cells_to_paste(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let page = ada.get("/fields").ok();
    page.must_say("GENRE").must_say("JAZZ").must_say("MUSIC|DANCE").must_say("MUSIC+|DANCE-");
    let found = ada.submit(&page.form("/fields").set("q", "opera")).ok();
    assert_eq!(found.texts("article h3").len(), 1, "{}", found.text());
    ada.get("/fields/INTERESTS").ok().must_say("MUSIC").must_say("Musique");
    assert_eq!(ada.get("/fields/NOTHING").status, 404);
}
