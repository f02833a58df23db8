//! Parts of files, as browsers and download managers ask for them to go on with what broke off.

use crate::support::{Page, TestApp, Visitor};

on_both!(a_download_goes_on_where_it_broke_off, a_part_of_another_file_is_no_beginning_of_this_one,);

const FILE: &str = "CONTACT_NR;[new] GENRE\n000001;JAZZ\n000002;OPERA\n";

/// Sends a file; the address at which it can be got back.
fn sent(app: &TestApp, ada: &mut Visitor) -> String {
    app.stock();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "criteria");
    let page = ada.submit(&form.set("action", "test").file("file", "spring.csv", FILE.as_bytes())).ok();
    format!("{}/file", page.path)
}

fn part(ada: &mut Visitor, path: &str, headers: &[(&str, &str)]) -> Page {
    ada.headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let page = ada.get_one(path);
    ada.headers.clear();
    page
}

fn a_download_goes_on_where_it_broke_off(app: TestApp) {
    let mut ada = app.administrator();
    let path = sent(&app, &mut ada);
    let whole = part(&mut ada, &path, &[]);
    assert_eq!((whole.status, whole.header("accept-ranges")), (200, Some("bytes")));
    let all = FILE.len();
    for (range, from, to) in [
        ("bytes=0-9".to_owned(), 0, 10),
        ("bytes=10-".to_owned(), 10, all),
        ("bytes=-5".to_owned(), all - 5, all),
        ("bytes=-5000".to_owned(), 0, all),
        (format!("bytes=40-{}", all * 9), 40, all),
    ] {
        let page = part(&mut ada, &path, &[("range", &range)]);
        assert_eq!(page.status, 206, "{range}");
        assert_eq!(String::from_utf8_lossy(&page.body), FILE[from..to], "{range}");
        let place = format!("bytes {from}-{}/{all}", to - 1);
        assert_eq!(page.header("content-range"), Some(place.as_str()), "{range}");
        assert_eq!(page.header("content-length"), Some((to - from).to_string().as_str()), "{range}");
        assert_eq!(page.header("etag"), whole.header("etag"));
    }
    let beyond = part(&mut ada, &path, &[("range", &format!("bytes={all}-"))]);
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some(format!("bytes */{all}").as_str())));
    for odd in ["bytes=0-1,5-6", "bytes=9-2", "bytes=x-", "rows=0-1", "bytes="] {
        let page = part(&mut ada, &path, &[("range", odd)]);
        assert_eq!((page.status, page.body.len()), (200, all), "{odd}");
    }
}

fn a_part_of_another_file_is_no_beginning_of_this_one(app: TestApp) {
    let mut ada = app.administrator();
    let path = sent(&app, &mut ada);
    let tag = part(&mut ada, &path, &[]).header("etag").unwrap().to_owned();
    for (known, status) in [
        (tag.as_str(), 206),
        (&format!("W/{tag}"), 200),
        ("\"another\"", 200),
        ("Mon, 30 Nov 2026 10:00:00 GMT", 200),
        ("", 200),
    ] {
        let page = part(&mut ada, &path, &[("range", "bytes=3-5"), ("if-range", known)]);
        assert_eq!(page.status, status, "{known}");
    }
}
