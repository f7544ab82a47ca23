/**
 * Keeps files and frozen documents, their page images and signatures.
 */
package org.grantway.documents;
