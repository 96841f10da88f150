/** The word of a table for a name the server sent; `otherwise`, or the name itself, where it has none. */
export const wordOf = (
  table: Readonly<Record<string, string>>,
  name: string,
  otherwise = name,
): string => (Object.hasOwn(table, name) ? table[name]! : otherwise)
