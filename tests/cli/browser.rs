//! Links in a real browser: the passage is found, marked and scrolled to.
//!
//! Needs Chromium, and is passed over with a message where there is none. The
//! pages come from this machine.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use crate::harness::World;

/// The paragraphs of the page, as HTML, each with what it is there to show.
const PARAGRAPHS: &[&str] = &[
    "The council voted on Monday to close the toll bridge over the river for one winter.",
    // It begins as the first does.
    "The council voted on Tuesday to open the ferry, which carries forty passengers at a time.",
    // What means something in an address or in a fragment.
    "Ice-bound barges, R&amp;D at 100% (so they say), and a half-built pier: that, too, cost money.",
    // Markup within the words that are chosen.
    "<em>Nobody</em> on the <a href=\"#\">council</a> explained why the <b>harbour</b> café closed \
     before the winter, or <i>so</i> <i>it</i> <i>seemed</i>.",
    "“Who paid?” asked the keeper of the bridge.",
    // Twice the same, told apart by what stands before.
    "Nobody could say for certain.",
    "“Who built it, then?” asked the other keeper.",
    "Nobody could say for certain.",
    // Marks of notes, at the end of all the words.
    "The winter was long, and on most days the ferry did not sail for hours.<sup>1</sup>",
    // Scripts without blanks, and from right to left.
    "桥在冬天关闭了，人们只好坐船过河，船票很贵。市议会说，春天来了就会重新开放，谁也不相信。",
    "پل در زمستان بسته شد و مردم با قایق از رودخانه گذشتند، زیرا راه دیگری نبود.",
    "A last paragraph with soft\u{AD} hyphens and a non-breaking\u{A0}space ends the page about the bridge.",
];

/// Chromium, where it is installed.
fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let files = std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    files.into_iter().find(|file| file.is_file())
}

/// A colour for each paragraph, whose bar at the left shows where it is.
fn colour(n: usize) -> [u8; 3] {
    [0, 20 * (u8::try_from(n).unwrap() + 1), 255]
}

const MARK: [u8; 3] = [255, 0, 0];

/// The page: marks are red, and on the tall one no paragraph is seen at first.
/// Its title says which paragraph is in the middle.
fn page(address: &str, is_tall: bool) -> String {
    let space = if is_tall { 3000 } else { 2 };
    let paragraphs = PARAGRAPHS.iter().enumerate().map(|(n, text)| {
        let [r, g, b] = colour(n);
        format!("<p data-n={n} style='border-left: 20px solid rgb({r},{g},{b})'>{text}</p>\n")
    });
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>The bridge</title>\
         <link rel=canonical href='{address}'>\
         <style>body {{ margin: 0; font: 12px/1.3 sans-serif }} \
         p {{ margin: {space}px 0; width: 380px }} \
         ::target-text {{ background: rgb(255,0,0); color: rgb(255,0,0) }}</style></head>\
         <body><article><h1>The bridge</h1>\n{}</article>\
         <script>setTimeout(() => {{ const at = document.elementFromPoint(100, innerHeight / 2); \
         document.title = 'n=' + (at && at.closest('p') ? at.closest('p').dataset.n : '') \
         }}, 1500)</script></body></html>",
        paragraphs.collect::<String>()
    )
}

/// Answers every request: the tall page where the path has that in its name.
fn serve(listener: &TcpListener, address: &str) {
    let answer = |mut stream: TcpStream| -> std::io::Result<()> {
        let mut line = String::new();
        let mut reader = BufReader::new(stream.try_clone()?);
        reader.read_line(&mut line)?;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let body = page(address, line.contains("tall"));
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \
             {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
    };
    for stream in listener.incoming() {
        // A browser that goes away is none of ours.
        let _ = stream.and_then(answer);
    }
}

/// Reads a picture of eight bits for each of red, green and blue (and alpha):
/// its rows of pixels.
fn read_png(bytes: &[u8]) -> Vec<Vec<[u8; 3]>> {
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let (mut packed, mut at) = (Vec::new(), 8);
    let (mut width, mut channels) = (0, 0);
    while at < bytes.len() {
        let (len, kind) = (number(at), &bytes[at + 4..at + 8]);
        match kind {
            b"IHDR" => {
                width = number(at + 8);
                assert_eq!(bytes[at + 16], 8, "bits");
                channels = if bytes[at + 17] == 6 { 4 } else { 3 };
                assert_eq!(bytes[at + 20], 0, "not interlaced");
            }
            b"IDAT" => packed.extend_from_slice(&bytes[at + 8..at + 8 + len]),
            _ => {}
        }
        at += len + 12;
    }
    let mut raw = Vec::new();
    flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_end(&mut raw).unwrap();
    let mut above = vec![0_u8; width * channels];
    raw.chunks(width * channels + 1)
        .map(|line| {
            let mut row = line[1..].to_vec();
            for i in 0..row.len() {
                let left = if i < channels { 0 } else { row[i - channels] };
                let corner = if i < channels { 0 } else { above[i - channels] };
                let predicted = match line[0] {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => u8::try_from((u16::from(left) + u16::from(above[i])) / 2).unwrap(),
                    _ => paeth(left, above[i], corner),
                };
                row[i] = row[i].wrapping_add(predicted);
            }
            above.clone_from(&row);
            row.chunks(channels).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
        })
        .collect()
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(above) - i16::from(corner);
    let distance = |value: u8| (estimate - i16::from(value)).abs();
    let nearest = [left, above, corner].into_iter().min_by_key(|value| distance(*value));
    nearest.unwrap()
}

/// Runs the browser; `None` where it does not start here.
fn browse(browser: &PathBuf, world: &World, args: &[&str]) -> Option<String> {
    let profile = format!("--user-data-dir={}", world.path("profile").display());
    let output = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        .args(["--window-size=400,700", "--virtual-time-budget=3000", &profile])
        .args(args)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_browser_finds_marks_and_scrolls_to_the_passage() {
    let Some(browser) = chromium() else {
        eprintln!("passed over: links are not tried in a browser, as Chromium is not installed");
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/page.html", listener.local_addr().unwrap());
    let html = page(&address, false);
    let served = address.clone();
    thread::spawn(move || serve(&listener, &served));

    let world = World::new().file("a/page.html", html).indexed("a");
    let passages: Vec<serde_json::Value> = world.run(["export", "--passages"]).json_lines();
    assert_eq!(passages.len(), PARAGRAPHS.len(), "{passages:#?}");
    let exact = world.run(["cite", "page", "--lock", "--format", "json"]);
    let exact: Vec<serde_json::Value> = exact.json();
    for (n, passage) in passages.iter().enumerate() {
        // What the passage alone tells does not tell the same apart.
        let alone = passage["link"].as_str().unwrap();
        let within = exact[n]["link"].as_str().unwrap();
        let is_unique = PARAGRAPHS.iter().filter(|text| **text == PARAGRAPHS[n]).count() == 1;
        for link in [within].into_iter().chain(is_unique.then_some(alone)) {
            let picture = world.path("picture.png");
            let shot = format!("--screenshot={}", picture.display());
            if browse(&browser, &world, &[&shot, link]).is_none() {
                eprintln!("passed over: Chromium is installed and does not start here");
                return;
            }
            let rows = read_png(&std::fs::read(&picture).unwrap());
            let bar = |row: &[[u8; 3]]| (0..PARAGRAPHS.len()).find(|n| row[5] == colour(*n));
            let marked: BTreeSet<_> =
                rows.iter().filter(|row| row.contains(&MARK)).map(|row| bar(row)).collect();
            assert_eq!(marked, [Some(n)].into(), "{link}");
            // All its lines are, or nearly: between lines there is room.
            let lines: Vec<_> = rows.iter().filter(|row| bar(row) == Some(n)).collect();
            let red = lines.iter().filter(|row| row.contains(&MARK)).count();
            assert!(red * 2 > lines.len(), "{link}: {red} of {}", lines.len());

            if link != within {
                continue;
            }
            let tall = link.replace("page.html", "tall.html");
            let seen = browse(&browser, &world, &["--dump-dom", &tall]).unwrap();
            let title = format!("<title>n={n}</title>");
            assert!(seen.contains(&title), "{tall}: {}", &seen[..seen.len().min(300)]);
        }
    }
}
