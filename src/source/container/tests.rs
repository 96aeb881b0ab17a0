use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::source::{Format, ReadOptions, Reading, read, read_bytes};

const STORY: &str = "The council met on a wet evening and spoke of the bridge and its toll.";

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tarred(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // Written as it is: the builder refuses names that lead out.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn read_with(name: &str, bytes: &[u8], options: &ReadOptions) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read(&path, name, options)
}

/// Checks the paths of the articles, and the problems, in which `/` stands
/// for the folder.
#[track_caller]
fn check(name: &str, bytes: &[u8], paths: &[&str], problems: &[&str]) {
    check_with(&ReadOptions::default(), name, bytes, paths, problems);
}

#[track_caller]
fn check_with(options: &ReadOptions, name: &str, bytes: &[u8], paths: &[&str], problems: &[&str]) {
    let reading = read_with(name, bytes, options);
    let found: Vec<&str> = reading.articles.iter().map(|article| article.path.as_str()).collect();
    let said: Vec<String> = reading
        .problems
        .iter()
        .map(|problem| {
            let text = problem.error.to_string();
            let at = text.find(std::env::temp_dir().to_str().unwrap()).unwrap();
            let rest = text[at..].find(name).unwrap() + at;
            format!("{}{}", &text[..at], &text[rest..])
        })
        .collect();
    assert_eq!(
        (found, said.iter().map(String::as_str).collect()),
        (paths.to_vec(), problems.to_vec())
    );
}

#[test]
fn reads_compressed_files() {
    let lines = format!("{{\"text\":\"{STORY}\"}}\n").repeat(3);
    let two_members = [gz(lines.as_bytes()), gz(lines.as_bytes()), vec![0; 100]].concat();
    let skippable = [b"\x50\x2A\x4D\x18\x03\0\0\0abc".to_vec(), zst(b"A toll."), zst(b" A ford.")];
    for (name, bytes, articles) in [
        ("a.txt.gz", gz(STORY.as_bytes()), &["a.txt.gz"; 1][..]),
        ("a.jsonl.gz", two_members, &["a.jsonl.gz"; 6]),
        ("a.txt.zst", skippable.concat(), &["a.txt.zst"]),
        ("a.jsonl.zst", zst(lines.as_bytes()), &["a.jsonl.zst"; 3]),
    ] {
        check(name, &bytes, articles, &[]);
    }
    let reading = read_with("a.txt.zst", &skippable.concat(), &ReadOptions::default());
    assert_eq!(reading.articles[0].paragraphs[0].text, "A toll. A ford.");
}

#[test]
fn damaged_compressed_files_keep_what_comes_before() {
    let lines: String = (0..8_000)
        .map(|n| format!("{{\"paragraphs\":[\"Toll {} of {}.\"]}}\n", n * 7_919 % 997, n))
        .collect();
    let whole = gz(lines.as_bytes());
    let reading = read_with("a.jsonl.gz", &whole[..whole.len() / 2], &ReadOptions::default());
    assert!(reading.articles.len() > 500, "{}", reading.articles.len());
    let mut broken = whole.clone();
    let middle = whole.len() / 2;
    broken[middle..middle + 64].fill(0xFF);
    let reading = read_with("a.jsonl.gz", &broken, &ReadOptions::default());
    let last = reading.problems.last().unwrap().error.to_string();
    assert!(reading.articles.len() > 1_000 && last.contains("gzip data is damaged"), "{last}");

    let rest = "; what comes before is read where it is whole; expected a complete file";
    for (name, bytes, what) in [
        (
            "a.txt.gz",
            &gz(STORY.as_bytes())[..20],
            "its gzip data is damaged or cut off (incomplete deflate stream)",
        ),
        (
            "a.txt.gz",
            &[gz(b"a"), b"more".to_vec()].concat()[..],
            "its gzip data is damaged or cut off (something else follows it)",
        ),
    ] {
        check(name, bytes, &[], &[&format!("cannot read {name}: {what}{rest}")]);
    }
    let cut = zst(lines.as_bytes());
    let reading = read_with("a.txt.zst", &cut[..cut.len() / 2], &ReadOptions::default());
    assert!(
        reading.problems[0].error.to_string().contains("its zstd data is damaged or cut off (")
    );
    for (name, what) in [("a.txt.gz", "gzip"), ("a.txt.zst", "zstd"), ("a.tgz", "gzip")] {
        let problem = format!("cannot read {name}: it is not {what} data, as its name says");
        check(name, b"plain text", &[], &[&problem]);
    }
}

#[test]
fn reads_archives() {
    let story = STORY.as_bytes();
    let packed = gz(story);
    let files: &[(&str, &[u8])] = &[
        ("news/a.txt", story),
        ("b.TXT.gz", &packed),
        ("../../etc/c.txt", story),
        ("/d\\e.md", story),
        (".hidden/f.txt", story),
        ("__MACOSX/g.txt", story),
        ("README.md", story),
        ("photo.jpg", b"\xFF\xD8"),
    ];
    for (name, bytes) in [
        ("x.zip", zipped(files)),
        ("x.tar", tarred(files)),
        ("x.tar.gz", gz(&tarred(files))),
        ("x.tgz", gz(&tarred(files))),
        ("x.tar.zst", zst(&tarred(files))),
    ] {
        let inside = ["news/a.txt", "b.TXT.gz", "etc/c.txt", "d/e.md"];
        let paths = inside.map(|path| format!("{name}/{path}"));
        check(name, &bytes, &paths.each_ref().map(String::as_str), &[]);
    }
    let reading = read_with("x.zip", &zipped(files), &ReadOptions::default());
    assert_eq!(reading.articles[0].id.as_str(), "a");
    assert_eq!(reading.articles[0].format, "text");
}

#[test]
fn archives_in_archives() {
    let one = zipped(&[("a.txt", STORY.as_bytes())]);
    let two = tarred(&[("one.zip", &one)]);
    let three = zipped(&[("two.tar", &two)]);
    let four = zipped(&[("three.zip", &three), ("b.txt", STORY.as_bytes())]);
    check("x.zip", &three, &["x.zip/two.tar/one.zip/a.txt"], &[]);
    check(
        "x.zip",
        &four,
        &["x.zip/b.txt"],
        &[
            "cannot read x.zip/three.zip/two.tar/one.zip: it is in 3 archives, one in the other; no \
           deeper ones are read; unpack the outer ones and index the folder",
        ],
    );
}

#[test]
fn one_bad_file_is_one_problem() {
    let mut bytes = zipped(&[("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())]);
    // Bit 0 of the flags says that a file is encrypted.
    bytes[6] |= 1;
    let central = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[central + 8] |= 1;
    check(
        "x.zip",
        &bytes,
        &["x.zip/b.txt"],
        &["cannot read x.zip/a.txt: it is protected by a password; unpack it yourself and index \
           the folder"],
    );
    let mut bytes = zipped(&[("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())]);
    bytes[central + 10] = 12;
    check(
        "x.zip",
        &bytes,
        &["x.zip/b.txt"],
        &[
            "cannot read x.zip/a.txt: it is compressed with a method that is not supported; expected \
           deflate; unpack it yourself and index the folder",
        ],
    );
    let mut bytes = zipped(&[("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())]);
    bytes[central + 16] ^= 0xFF;
    check(
        "x.zip",
        &bytes,
        &["x.zip/b.txt"],
        &[
            "cannot read x.zip/a.txt: it is damaged or cut off within its archive (Invalid checksum)",
        ],
    );
}

#[test]
fn damaged_archives_keep_what_comes_before() {
    let story = STORY.repeat(100);
    let bytes = tarred(&[("a.txt", story.as_bytes()), ("b.txt", story.as_bytes())]);
    let half = bytes.len() / 2 + 2_000;
    check(
        "x.tar",
        &bytes[..half],
        &["x.tar/a.txt"],
        &["cannot read x.tar: it is damaged or cut off (within b.txt: the archive ends there); \
           what comes before is read"],
    );
    let packed = gz(&bytes);
    let cut = &packed[..packed.len() / 2];
    let reading = read_with("x.tgz", cut, &ReadOptions::default());
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    let text = reading.problems[0].error.to_string();
    assert!(text.contains("x.tgz: its gzip data is damaged or cut off"), "{text}");
    check(
        "x.tar",
        &[b'x'; 2_048],
        &[],
        &["cannot read x.tar: it is not a tar archive, or is damaged or cut off; expected a \
           complete tar archive"],
    );
    let nothing = "there is no file of a known format in it";
    check("x.zip", &zipped(&[("a.jpg", b"x")]), &[], &[&format!("cannot read x.zip: {nothing}")]);
    check("x.tar", &tarred(&[]), &[], &[&format!("cannot read x.tar: {nothing}")]);
    let zip = zipped(&[("a.txt", STORY.as_bytes())]);
    let reading = read_with("x.zip", &zip[..zip.len() - 30], &ReadOptions::default());
    let text = reading.problems[0].error.to_string();
    assert!(text.contains("x.zip: it is not a zip archive, or is damaged or cut off ("), "{text}");
}

#[test]
fn bombs_go_off_in_a_box() {
    let options = ReadOptions { max_unpacked_bytes: 100_000, ..ReadOptions::default() };
    let zeros = vec![b'0'; 300_000];
    let inner = zipped(&[("zeros.txt", &zeros)]);
    let bomb = zipped(&[("a.txt", STORY.as_bytes()), ("1.zip", &inner), ("2.zip", &inner)]);
    let problem = |name: &str| {
        format!(
            "cannot read all of {name}: it unpacks to more than 100000 bytes; unpack it yourself \
             and index the folder"
        )
    };
    check_with(&options, "x.zip", &bomb, &["x.zip/a.txt"], &[&problem("x.zip")]);
    let packed = gz(&zeros);
    check_with(&options, "x.txt.gz", &packed, &[], &[&problem("x.txt.gz")]);
    check_with(&options, "x.jsonl.gz", &packed, &[], &[&problem("x.jsonl.gz")]);
    let in_tar = tarred(&[("b.txt", STORY.as_bytes()), ("x.jsonl.gz", &packed)]);
    check_with(&options, "x.tar", &in_tar, &["x.tar/b.txt"], &[&problem("x.tar")]);
    let skipped = gz(&tarred(&[("x.bin", &zeros), ("b.txt", STORY.as_bytes())]));
    check_with(&options, "x.tgz", &skipped, &[], &[&problem("x.tgz")]);
}

#[test]
fn links_and_devices_are_passed_over() {
    let mut builder = tar::Builder::new(Vec::new());
    for kind in [tar::EntryType::Symlink, tar::EntryType::Char, tar::EntryType::Link] {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(0);
        builder.append_link(&mut header, "a.txt", "/etc/passwd").unwrap();
    }
    let mut header = tar::Header::new_gnu();
    header.set_size(STORY.len() as u64);
    let long = format!("{}.txt", "x".repeat(200));
    builder.append_data(&mut header, &long, STORY.as_bytes()).unwrap();
    let bytes = builder.into_inner().unwrap();
    check("x.tar", &bytes, &[&format!("x.tar/{long}")], &[]);
}

#[test]
fn every_cut_is_read_or_reported() {
    let files: &[(&str, &[u8])] = &[("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())];
    for (format, bytes) in [(Format::Zip, zipped(files)), (Format::Tar, tarred(files))] {
        for end in (0..bytes.len()).step_by(7) {
            let reading = read_bytes(&bytes[..end], "x", format, &ReadOptions::default());
            assert!(!reading.articles.is_empty() || !reading.problems.is_empty(), "{end}");
        }
    }
}
