/**
 * A mistake of whoever runs the house (a setting, a file, a database that is away), as one sentence in
 * both languages. It is thrown up to the task, which prints the sentence and ends with 1.
 */
export class Mistake extends Error {}
