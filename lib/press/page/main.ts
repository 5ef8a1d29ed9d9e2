/**
 * The first script of every page: small, because it is loaded before the reader does anything. It
 * finds out what kind of page this is, and loads the rest when it is needed.
 *
 * @module
 */
