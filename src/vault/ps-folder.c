#include "ps-folder.h"

#include "ps-error.h"
#include "ps-sync-settings.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <sys/vfs.h>

/* Whether a folder is fit for a vault. On a network or FUSE file system locks and syncs are not to
 * be relied on, and a program that synchronises puts an older file back while ours is open: each
 * of them loses what was saved.
 */

/* Numbers of statfs (2); not all are in linux/magic.h of the oldest system we build on. */
static const struct {
  guint32     magic;
  const char *name;
} refused[] = {
  { 0x00006969, "NFS" },   { 0x0000517b, "SMB" },  { 0xff534d42, "CIFS" }, { 0xfe534d42, "SMB" },
  { 0x65735546, "FUSE" },  { 0x01021997, "9P" },   { 0x5346414f, "AFS" },  { 0x6b414653, "AFS" },
  { 0x73757245, "Coda" },  { 0x00c36400, "Ceph" }, { 0x0000564c, "NCP" },  { 0x0bd00bd0, "Lustre" },
  { 0x01161970, "GFS2" },  { 0x7461636f, "OCFS2" },
};

/* What a program leaves in the folder that it synchronises. A folder called .dropbox does not
 * count: that is where Dropbox keeps its settings in a home folder that it does not synchronise.
 */
static const struct {
  const char *pattern;
  GFileTest   kind;
  const char *program;
} markers[] = {
  { ".dropbox", G_FILE_TEST_IS_REGULAR, "Dropbox" },
  { ".dropbox.cache", G_FILE_TEST_EXISTS, "Dropbox" },
  { ".stfolder", G_FILE_TEST_EXISTS, "Syncthing" },
  { ".nextclouddb*", G_FILE_TEST_EXISTS, "Nextcloud" },
  { ".nextcloudsync.log", G_FILE_TEST_EXISTS, "Nextcloud" },
  { ".sync_*.db", G_FILE_TEST_EXISTS, "Nextcloud" },
  { "._sync_*.db", G_FILE_TEST_EXISTS, "Nextcloud" },
  { ".owncloudsync.log", G_FILE_TEST_EXISTS, "ownCloud" },
};

static const char *const programs[] = { "Dropbox", "OneDrive", "Nextcloud", "ownCloud" };

static const char *
find_marker (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  /* One that may not be listed, as others' homes, can hold no folder that is ours to synchronise. */
  if (dir == NULL)
    return NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = NULL;

      if (name[0] != '.')
        continue;

      for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
        if (g_pattern_match_simple (markers[i].pattern, name))
          {
            child = g_build_filename (path, name, NULL);
            if (g_file_test (child, markers[i].kind))
              return markers[i].program;
            break;
          }
    }

  return NULL;
}

static const char *
find_program (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    if (g_str_has_prefix (name, programs[i]))
      return programs[i];

  return find_marker (path);
}

/**
 * ps_folder_check_filesystem:
 * @path: for the message
 * @magic: what statfs () says the file system is
 *
 * Returns: whether a vault can be on such a file system; %PS_ERROR_UNSUITABLE_FOLDER
 */
gboolean
ps_folder_check_filesystem (const char  *path,
                            gulong       magic,
                            GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (refused[i].magic == (guint32) magic)
      {
        /* Translators: the first %s is a path, the second a kind of file system, such as NFS. */
        g_set_error (error, PS_ERROR, PS_ERROR_UNSUITABLE_FOLDER,
                     _("“%s” is on a network or user-space file system (%s), where what is saved "
                       "can be lost. Choose a folder on this computer’s own disk."),
                     path, refused[i].name);
        return FALSE;
      }

  return TRUE;
}

/* The part of @path that is there, with links resolved, and the rest of it behind that. */
static char *
resolve (const char  *path,
         char       **there)
{
  g_autofree char *at = g_canonicalize_filename (path, NULL);
  g_autofree char *rest = NULL;

  while (TRUE)
    {
      char *real = realpath (at, NULL);
      g_autofree char *name = NULL;
      g_autofree char *behind = NULL;
      char *parent;

      if (real != NULL)
        {
          *there = g_strdup (real);
          free (real);
          return rest != NULL ? g_build_filename (*there, rest, NULL) : g_strdup (*there);
        }

      name = g_path_get_basename (at);
      behind = rest != NULL ? g_build_filename (name, rest, NULL) : g_strdup (name);
      g_free (rest);
      rest = g_steal_pointer (&behind);
      parent = g_path_get_dirname (at);
      g_free (at);
      at = parent;
    }
}

static void
set_synchronised (GError     **error,
                  const char  *path,
                  const char  *program,
                  const char  *folder)
{
  /* Translators: the first and last %s are paths, the second a program such as Dropbox. */
  g_set_error (error, PS_ERROR, PS_ERROR_UNSUITABLE_FOLDER,
               _("“%s” cannot hold a vault, because %s synchronises “%s” and would put "
                 "older files in the place of newer ones. Choose a folder outside of it."),
               path, program, folder);
}

/**
 * ps_folder_check:
 * @path: a folder; as much of it as is there is looked at
 *
 * Returns: whether a vault can be in @path; %PS_ERROR_UNSUITABLE_FOLDER if it is on a network or
 *   FUSE file system or below a folder that Dropbox, Nextcloud, ownCloud, OneDrive or Syncthing
 *   synchronises, %PS_ERROR_STORAGE if that cannot be found out
 */
gboolean
ps_folder_check (const char  *path,
                 GError     **error)
{
  g_autofree char *there = NULL;
  g_autofree char *at = resolve (path, &there);
  g_autofree char *folder = NULL;
  PsSyncHome home = { g_get_home_dir (), g_get_user_config_dir (), g_get_user_state_dir () };
  const char *program;
  struct statfs fs;

  if (statfs (there, &fs) < 0)
    {
      /* Translators: the first %s is a path, the second what the system says about it. */
      g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("“%s” cannot be read: %s."), there,
                   g_strerror (errno));
      return FALSE;
    }

  if (!ps_folder_check_filesystem (path, (gulong) fs.f_type, error))
    return FALSE;

  program = ps_sync_settings_find (&home, at, &folder);
  if (program != NULL)
    {
      set_synchronised (error, path, program, folder);
      return FALSE;
    }

  while (TRUE)
    {
      g_autofree char *parent = g_path_get_dirname (at);

      program = find_program (at);
      if (program != NULL)
        {
          set_synchronised (error, path, program, at);
          return FALSE;
        }

      if (g_str_equal (parent, at))
        return TRUE;

      g_free (at);
      at = g_steal_pointer (&parent);
    }
}
