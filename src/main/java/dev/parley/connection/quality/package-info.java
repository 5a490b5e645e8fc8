/**
 * How well a call goes: {@code StatsCollector} reads the figures once a second, {@code Ladder} and
 * {@code Adaptation} choose the size of the picture that is sent, {@code QualityInputs} become a
 * {@code CallQuality}, {@code FrozenPicture} detects a picture that stands still
 * (docs/statistics.md).
 */
package dev.parley.connection.quality;
