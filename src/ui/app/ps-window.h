#pragma once

#include <adwaita.h>

#include "ps-sample-vault.h"

G_BEGIN_DECLS

/* What any widget may ask of the window, by action name:
 *
 *   win.show-page (s)      a page of the sidebar, by its id
 *   win.show-group (x)     the page "groups", which is then sent its own action "page.show" (x)
 *   win.show-member (x)    likewise "roster"
 *   win.show-topic (x)     likewise "topics"
 *   win.open-debrief (x)   likewise "debriefs", by the id of the meeting
 *   win.start-meeting (xs) the start sheet: the group and which date of its rule; 0 for the next
 *                          meeting of all, "" for one outside the rule
 *   win.practice           a meeting at ten times speed; in a window of a sample vault only
 *   win.try-sample         the window of the sample vault; in one of somebody's own only
 *   win.practice-apart     likewise, with a meeting at ten times speed
 *   win.new-group          the page "groups", which is then sent "page.new"
 *   win.switch-user        locks, and asks who is there now
 *   win.backups            how the backups of the vault stand
 *   win.restore            puts a backup in the place of the vault, after a file was chosen
 *   win.lock, win.curtain, win.preferences, win.undo, app.help, app.about, app.quit
 *
 * A page installs the actions of its own on itself, in the group "page": page.new, page.search,
 * page.print, page.delete, page.save, page.back, page.show (x). The window's keys activate them on
 * the page that is seen.
 */
#define PS_TYPE_WINDOW (ps_window_get_type ())

G_DECLARE_FINAL_TYPE (PsWindow, ps_window, PS, WINDOW, AdwApplicationWindow)

PsWindow     *ps_window_new                  (GtkApplication *application,
                                              PsWorkspace    *workspace,
                                              const char     *banner);
void          ps_window_retry                (PsWindow       *self);
void          ps_window_show_problem         (PsWindow       *self,
                                              const GError   *error);
const GError *ps_window_get_problem          (PsWindow       *self);
PsWorkspace  *ps_window_get_workspace        (PsWindow       *self);
void          ps_window_set_waiting          (PsWindow       *self,
                                              const char     *text);
void          ps_window_set_sample           (PsWindow       *self,
                                              PsSampleVault  *sample);
void          ps_window_practice             (PsWindow       *self);
void          ps_window_show_backups         (PsWindow       *self);
void          ps_window_choose_restore       (PsWindow       *self,
                                              GtkWidget      *near,
                                              const char     *path);

G_END_DECLS
