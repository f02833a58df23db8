//! The help: what files may contain and what every message means, a page a topic.

use actix_web::web::{Data, Path};
use askama::Template;

use super::error::{Error, Result};
use super::html::Html;
use super::page::Page;
use super::state::State;
use crate::help::{Block, Cell, Section, Topic};

#[derive(Template)]
#[template(path = "help/index.html")]
pub(super) struct IndexPage {
    page: Page,
    topics: Vec<(Topic, Vec<Section>)>,
}

/// `GET /help`: the topics with their sections. Anchors of sections lead here too.
pub(super) async fn index(page: Page, state: Data<State>) -> Html<IndexPage> {
    let topics = Topic::ALL.map(|topic| (topic, topic.sections(&state.config.limits))).into();
    Html(IndexPage { page, topics })
}

#[derive(Template)]
#[template(path = "help/topic.html")]
pub(super) struct TopicPage {
    page: Page,
    topic: Topic,
    sections: Vec<Section>,
}

impl TopicPage {
    /// The topic that is read before or after this one.
    fn beside(&self, step: isize) -> Option<Topic> {
        let here = Topic::ALL.iter().position(|topic| *topic == self.topic)?;
        Topic::ALL.get(here.checked_add_signed(step)?).copied()
    }
}

/// `GET /help/{topic}`.
pub(super) async fn topic(page: Page, state: Data<State>, name: Path<String>) -> Result<Html<TopicPage>> {
    let topic = Topic::from_name(&name).ok_or(Error::NotFound)?;
    Ok(Html(TopicPage { page, topic, sections: topic.sections(&state.config.limits) }))
}
