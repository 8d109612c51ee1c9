#pragma once

#include "ps-db.h"

G_BEGIN_DECLS

/**
 * PsStoryAct:
 * @number: from 1
 * @careless: go on after an error, as no unit of work may; for controls
 *
 * What ps_story_work() is to write.
 */
typedef struct {
  guint    number;
  gboolean careless;
} PsStoryAct;

/**
 * PsStoryPlace:
 * @dir: a folder
 * @path: the database's path in it
 * @fresh: a database before the first act
 * @n_acts: how long the story is
 * @digests: (element-type utf8): by number of acts, what the file is when nothing fails
 *
 * Where a story is told, again and again.
 */
typedef struct {
  char      *dir;
  char      *path;
  GBytes    *fresh;
  guint      n_acts;
  GPtrArray *digests;
} PsStoryPlace;

char     *ps_story_make_dir     (void);
void      ps_story_place_make   (PsStoryPlace  *self,
                                 guint          n_acts);
void      ps_story_place_clear  (PsStoryPlace  *self);
void      ps_story_place_remove (PsStoryPlace  *self);
void      ps_story_place_put    (PsStoryPlace  *self,
                                 GBytes        *bytes);
PsDb     *ps_story_place_open   (PsStoryPlace  *self,
                                 GError       **error);

void      ps_story_begin  (PsDb      *db);
gboolean  ps_story_work   (PsConn    *conn,
                           gpointer   act,
                           GError   **error);
gboolean  ps_story_tell   (PsDb      *db,
                           guint      number,
                           GError   **error);
gboolean  ps_story_count  (PsConn    *conn,
                           guint     *n,
                           GError   **error);
char     *ps_story_digest (PsConn    *conn,
                           GError   **error);
char     *ps_story_wrong  (PsDb      *db,
                           guint      at_least,
                           guint      at_most,
                           GPtrArray *digests,
                           gboolean   deep);

G_END_DECLS
