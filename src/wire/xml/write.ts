const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * `text` as XML 1.0 carries it in content and in attributes. It has no place for most control characters and lone
 * surrogates: they become U+FFFD.
 */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[&<>"]/g, (character) => entities[character]!)
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')

/** An element with text in it: `<name>text</name>`; nothing at all where there is no text. */
export const textElement = (name: string, text: string | number | null): string =>
  text === null || text === ''
    ? ''
    : `<${name}>${typeof text === 'number' ? text : escapeXml(text)}</${tagOf(name)}>`

/** `name` may carry attributes: the closing tag has none. */
const tagOf = (name: string) => name.split(' ', 1)[0]!
