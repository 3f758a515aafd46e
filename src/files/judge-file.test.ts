import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileName, sizeWords } from "./file-name.ts";
import { judgeFile } from "./judge-file.ts";
import { bytesOf, docm, docx, exe, mp3, mp4, odt, oldOffice, pdf, svg, zip } from "./made-files.fixture.ts";

describe("what may come in", () => {
  test.each([
    ["a.pdf", pdf(), "application/pdf"],
    ["a.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["a.odt", odt(), "application/vnd.oasis.opendocument.text"],
    ["a.doc", oldOffice("WordDocument"), "application/msword"],
    ["a.xls", oldOffice("Workbook"), "application/vnd.ms-excel"],
    ["a.rtf", Buffer.from("{\\rtf1 Hello}"), "application/rtf"],
    ["a.mp3", mp3(), "audio/mpeg"],
    ["a.mp4", mp4(), "video/mp4"],
    ["a.txt", Buffer.from("Grüße, Amara.\n"), "text/plain"],
    ["a.csv", Buffer.from("name;city\nJosé;Köln\n", "latin1"), "text/csv"],
    ["a.txt", Buffer.from("\ufeffHello", "utf16le"), "text/plain"],
    ["a.md", Buffer.from("# Notes\n\n- one < two\n"), "text/markdown"],
    ["a.json", Buffer.from('{"a":1}'), "application/json"],
    ["no matter what it is called.exe", pdf(), "application/pdf"],
  ])("%s", async (name, bytes, type) => {
    expect(await judgeFile(bytes, name)).toMatchObject({ type });
  });
});

describe("what is refused, whatever it is called", () => {
  test.each([
    ["nothing.pdf", Buffer.alloc(0), "file_empty"],
    ["letter.pdf", exe(), "file_is_program"],
    ["letter.docx", exe(), "file_is_program"],
    ["photo.jpg", bytesOf([0x7f], "ELF", [2, 1, 1], "\0".repeat(60)), "file_is_program"],
    ["setup.doc", oldOffice("Binary.Setup"), "file_is_program"],
    ["run.txt", Buffer.from("#!/bin/sh\nrm -rf /\n"), "file_is_program"],
    ["run.bat", Buffer.from("del *.*\r\n"), "file_is_program"],
    ["run.js", Buffer.from("alert(1)\n"), "file_is_program"],
    ["drawing.svg", svg(), "file_is_svg"],
    ["drawing.png", svg(), "file_is_svg"],
    ["drawing.txt", Buffer.from(`<?xml version="1.0"?>\n${svg()}`), "file_is_svg"],
    ["drawing.svg", Buffer.from("nothing of the kind"), "file_is_svg"],
    ["page.txt", Buffer.from("<!DOCTYPE html><script>alert(1)</script>"), "file_is_web_page"],
    ["page.csv", Buffer.from("  <html><body onload=alert(1)>"), "file_is_web_page"],
    ["page.html", Buffer.from("Hello"), "file_is_web_page"],
    ["feed.xml", Buffer.from('<?xml version="1.0"?><a/>'), "file_is_web_page"],
    ["all.zip", zip({ "a.txt": "Hello" }), "file_is_archive"],
    ["all.docx", zip({ "a.exe": "MZ" }), "file_is_archive"],
    ["macros.docx", docm(), "file_has_macros"],
    ["macros.doc", oldOffice("WordDocument", "_VBA_PROJECT"), "file_has_macros"],
    ["photo.jpg", bytesOf([0, 0, 0, 24], "ftypheic", [0, 0, 0, 0], "mif1heic", "\0".repeat(64)), "file_is_heic"],
    ["what.dat", Buffer.from("Hello"), "file_unknown"],
    ["noise.txt", bytesOf([1, 2, 3, 0, 0, 5]), "file_unknown"],
  ])("%s", async (name, bytes, refused) => {
    expect(await judgeFile(bytes, name)).toEqual({ refused });
  });

  test("any bytes under any name get an answer, and never one that a browser would run", async () => {
    const starts = fc.constantFrom(..."MZ|PK\u0003\u0004|%PDF|<svg|<html|ID3|GIF89a|BM|{\\rtf|#!|\ufeff".split("|"));
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 200 }), fc.string(), async (start, rest, name) => {
        const answer = await judgeFile(Buffer.concat([Buffer.from(start, "latin1"), rest]), name);
        if ("type" in answer) expect(answer.type).not.toMatch(/html|xml|script|svg/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the name it is kept under", () => {
  const jpeg = { kind: "image", type: "image/jpeg", extensions: ["jpg", "jpeg"] } as const;
  test.each([
    ["Photo.JPEG", "Photo.jpeg"],
    ["photo.png", "photo.jpg"],
    ["setup.exe", "setup.jpg"],
    ["../../etc/passwd", "passwd.jpg"],
    ["C:\\Users\\Lena\\me.jpg", "me.jpg"],
    ["gpj.\u202eexe", "gpj.jpg"],
    ["a\u0000b\r\nc.jpg", "abc.jpg"],
    ["", "file.jpg"],
    ["...", "file.jpg"],
    [".jpg", "file.jpg"],
    ["photo.jpg.exe", "photo.jpg"],
    ["Größe 大きさ.jpg", "Größe 大きさ.jpg"],
  ])("%j", (sent, kept) => {
    expect(fileName(sent, jpeg)).toBe(kept);
  });

  test("is never long, and says what it is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (sent) => {
        const kept = fileName(sent, jpeg);
        expect(kept).toMatch(/^[^/\\\p{Cc}]+\.jpe?g$/iu);
        expect([...kept].length).toBeLessThan(130);
      }),
    );
  });

  test.each([
    [0, "0 bytes"],
    [999, "999 bytes"],
    [1_000, "1 KB"],
    [999_499, "999 KB"],
    [999_500, "1 MB"],
    [1_449_999, "1.4 MB"],
    [10_485_760, "10 MB"],
  ])("%d is %s", (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
