/** The key that does the same as the button it stands on; said to eyes only, the help lists all keys. */
export const Key = ({ children }: { children: string }) => (
  <span aria-hidden="true">
    <kbd>{children}</kbd>
  </span>
)
