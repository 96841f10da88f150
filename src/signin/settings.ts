/** Every figure of signing in; the only place. Defaults of settings, not laws. */
export const signInSettings = {
  /** Guesses that are looked at before a login is locked (promise S8: at most 10). */
  attemptsMax: 10,
  /** How long it stays locked; as long a pause also forgets earlier guesses (ours). */
  lockedMinutes: 15,
  /** S2 names no minimum; domain.md §9.7. */
  passwordMinCharacters: 8,
  /** S2: 密码 ≤ 20 字符. */
  passwordMaxCharacters: 20,
} as const
