//! The banner of a page that has stopped. Made by hand, as nothing else draws any more.

/// Puts a banner over the page, with a link that loads it anew.
pub fn show_crash(text: &str, reload: &str) {
    let document = gloo::utils::document();
    let (Ok(banner), Ok(link)) = (document.create_element("div"), document.create_element("a")) else {
        return;
    };
    banner.set_class_name("crashed");
    banner.set_text_content(Some(text));
    // What cannot be set here cannot be mended either.
    drop(banner.set_attribute("role", "alert"));
    link.set_class_name("button");
    link.set_text_content(Some(reload));
    drop(link.set_attribute("href", ""));
    drop(banner.append_child(&link));
    if let Some(body) = document.body() {
        drop(body.append_child(&banner));
    }
}
