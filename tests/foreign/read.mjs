// Reads a JSON object {path: text} of calendars and feeds from standard input with ical.js and rss-parser; writes what
// these found as {path: [entry]}. An unreadable file ends the program with its path.
import ICAL from "ical.js";
import Parser from "rss-parser";
import { text } from "node:stream/consumers";

const calendar = (given) => {
  const root = new ICAL.Component(ICAL.parse(given));
  return root.getAllSubcomponents("vevent").map((part) => {
    const event = new ICAL.Event(part);
    const start = event.startDate;
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      location: event.location ?? "",
      status: part.getFirstPropertyValue("status"),
      sequence: part.getFirstPropertyValue("sequence"),
      start: start.isDate ? start.toString() : start.toJSDate().toISOString(),
      end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
    };
  });
};

const feed = async (given) => {
  const found = await new Parser().parseString(given);
  return found.items.map(({ id, title, link, isoDate, content }) => ({ id, title, link, isoDate, content }));
};

const found = {};
for (const [path, given] of Object.entries(JSON.parse(await text(process.stdin)))) {
  try {
    found[path] = path.endsWith(".ics") ? calendar(given) : await feed(given);
  } catch (problem) {
    console.error(`${path}: ${problem.message}`);
    process.exit(1);
  }
}
console.log(JSON.stringify(found));
