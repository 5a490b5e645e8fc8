/**
 * {@code UserFolders}, where this user's folders are; {@code PrivateFiles}, the only way to keep
 * something that no other user may read: folders of mode 0700 and files of mode 0600, whatever the
 * umask; {@code Downloads} and {@code DownloadFolder}, where files for the person go, never over
 * another.
 */
package dev.parley.files;
