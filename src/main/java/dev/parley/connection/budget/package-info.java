/**
 * What the calls of several people share: {@code SendPlanner} limits what each connection sends, by
 * the size at which the others show it; {@code UploadBudget} shares the upload out, and {@code
 * ProcessorThrottle} makes pictures smaller while the processor is busy (docs/media.md).
 */
package dev.parley.connection.budget;
