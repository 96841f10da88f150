export const centre = {}
