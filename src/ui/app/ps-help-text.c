#include "ps-help-text.h"

#include <glib/gi18n-lib.h>

/* The help, which is inside the program because there is no network to fetch it from. Short, by
 * task, in the words of the windows. */

static const PsHelpBlock running[] = {
  { PS_HELP_STEP, N_("On the page Today, press Start Meeting… on the card of the next meeting.") },
  { PS_HELP_STEP, N_("Look through the agenda and tick who is there. Neither has to be complete: "
                     "you can start with nobody ticked.") },
  { PS_HELP_STEP, N_("Press Start. The clock counts the current segment down. Only a segment of "
                     "which the agenda says so moves on by itself, and one click keeps it from "
                     "that.") },
  { PS_HELP_STEP, N_("Press Page Down, or Next, when the group is ready for the next segment. Page "
                     "Up goes back. Ctrl+Space pauses, Ctrl and plus or minus give or take a "
                     "minute.") },
  { PS_HELP_STEP, N_("Running late? Fit the Agenda (Ctrl+E) offers what can still be done: shorten "
                     "what is to come, leave one segment out, or end later. You choose, and "
                     "Ctrl+Z takes it back, as it does everything else.") },
  { PS_HELP_STEP, N_("Press End… when everybody has said goodbye. The debrief then waits for you.") },
  { PS_HELP_TEXT, N_("The closing is kept whole: when a discussion is about to eat its minutes, a "
                     "line below the clock says by when to move on.") },
  { PS_HELP_TEXT, N_("Starting late? The start sheet offers to shorten the segments to come at once, "
                     "so that the meeting still ends when it should.") },
  { PS_HELP_TEXT, N_("Ctrl+1 to Ctrl+4 mark a moment, for the debrief: a strong moment, a topic idea, "
                     "a resource that somebody asked for, a follow-up. Ctrl+T shows what can be said "
                     "in the segment. F8 pauses for a crisis.") },
  { PS_HELP_TEXT, N_("The clock is kept in the vault at every change. If the computer sleeps, "
                     "crashes or loses power, the meeting is still running when you come back, and "
                     "you are asked what to do about the time in between.") },
  { PS_HELP_TEXT, N_("A meeting can be practised first, with invented people and ten times as fast: "
                     "press Practice a Meeting on the welcome page, or in the main menu when "
                     "Peerside was started with sample data.") },
  { PS_HELP_TEXT, N_("Somebody walks up to the screen? Ctrl+H draws the curtain: everything is "
                     "hidden, and the clock goes on.") },
};

static const PsHelpBlock room[] = {
  { PS_HELP_TEXT, N_("Everybody in the room can have the clock in sight, on a second monitor or a "
                     "projector.") },
  { PS_HELP_STEP, N_("In a running meeting press Room View, or Shift+F11. With a second monitor "
                     "plugged in it fills that one; otherwise move the window, and double-click it "
                     "or press F11 to fill the screen.") },
  { PS_HELP_TEXT, N_("It shows the time, the segment and what is next: no names, no notes, and "
                     "not how late it is. A pause is called Break or Paused, whatever its reason. "
                     "Ctrl+H hides it together with everything else; when the curtain falls by "
                     "itself, because nobody touched the computer, the room keeps its clock.") },
  { PS_HELP_TEXT, N_("A round gives everybody who is marked as here a turn:") },
  { PS_HELP_STEP, N_("Press Round, or F9, and then Begin Round. The seats are numbers, or initials if "
                     "you choose so; Shuffle asks in random order, and pressing a seat gives it the "
                     "turn.") },
  { PS_HELP_STEP, N_("Press Ctrl+Right when somebody has shared, Ctrl+Down when somebody passes, and "
                     "Ctrl+Up to come back to somebody at the end. Ctrl+Left takes a step back.") },
  { PS_HELP_TEXT, N_("The minutes for each are what is left of the segment, shared among those who "
                     "have not had a turn. Who comes late joins the round, who leaves is passed "
                     "over, and nobody is missed.") },
  { PS_HELP_TEXT, N_("Kept is only that the round was complete and how many people it reached. Who "
                     "spoke or passed is not written down anywhere, so after a crash a round begins "
                     "again.") },
};

static const PsHelpBlock debrief[] = {
  { PS_HELP_TEXT, N_("A debrief takes about ten minutes and is written by the Peer Leader and the "
                     "co-facilitator together, right after the meeting or the next day.") },
  { PS_HELP_STEP, N_("Choose the meeting on the page Debriefs, or press Write Debrief on the page "
                     "Today.") },
  { PS_HELP_STEP, N_("Answer as many of the questions as help you. What was planned and how long "
                     "everything took is already filled in.") },
  { PS_HELP_STEP, N_("Add what has to be followed up, who does it, and by when.") },
  { PS_HELP_STEP, N_("Finish. A finished debrief is never overwritten.") },
  { PS_HELP_TEXT, N_("What you type is saved as a draft by itself, within two seconds, and sealed: "
                     "only the Peer Leader and the co-facilitator hold the key to it.") },
  { PS_HELP_TEXT, N_("Write about the group, not about its members: a debrief does without names.") },
};

static const PsHelpBlock groups[] = {
  { PS_HELP_STEP, N_("On the page Groups, press New Group, or Ctrl+N.") },
  { PS_HELP_STEP, N_("Give it a name and choose its kind: the agenda of that kind is filled in.") },
  { PS_HELP_STEP, N_("Say when it meets: every week, every second week, or on a day of the month.") },
  { PS_HELP_TEXT, N_("Holidays and moved meetings are dates of their own: skip or move a date in "
                     "the list of the next dates, and the rule stays as it is.") },
  { PS_HELP_TEXT, N_("The agenda of a group is where its next meeting starts from. Changing it does "
                     "not touch meetings that have been.") },
};

static const PsHelpBlock members[] = {
  { PS_HELP_TEXT, N_("Only a name is ever needed, and it may be a first name or an initial.") },
  { PS_HELP_STEP, N_("On the page Roster, press Add Member, or Ctrl+N.") },
  { PS_HELP_STEP, N_("Type the preferred name. Choose the group if they join one.") },
  { PS_HELP_TEXT, N_("A list from a spreadsheet or an address book is brought in with Import…: "
                     "save it there as a CSV file. You see what would be added before anything is, "
                     "and it is all or nothing.") },
  { PS_HELP_TEXT, N_("What goes out to a file is behind Export…, on the page Groups and in the menu of "
                     "the page Roster: members and attendance as a table, the dates of a group for a "
                     "calendar, and contact cards of those who signed a consent to it. The menu of a "
                     "member has everything about them, without anybody else’s name.") },
  { PS_HELP_TEXT, N_("Somebody who leaves a group stays in the roster, with the reason. Coming back "
                     "is a new beginning, not a correction.") },
  { PS_HELP_TEXT, N_("In a meeting, F7 opens the list of who is here: Space marks somebody and goes on to "
                     "the next, and the digits say late, excused, absent, online or by phone. Of a "
                     "meeting that is over the list is under Past Meetings on the page of its group; "
                     "what is changed there is kept as a correction.") },
  { PS_HELP_TEXT, N_("Who came to which meeting is on the page Groups, behind Attendance…: the arrow "
                     "keys go from one mark to the next, and Return opens the meeting, to correct it. "
                     "Whoever a group has not seen at three meetings is put on the list of calls, "
                     "once; after how many, Edit Group… says.") },
};

static const PsHelpBlock topics[] = {
  { PS_HELP_TEXT, N_("The page Topics holds subjects for the guided part of a meeting, each with "
                     "open questions and an exercise.") },
  { PS_HELP_STEP, N_("Type a word to search; every word you type has to be found.") },
  { PS_HELP_STEP, N_("Choose Use in Next Meeting to have it ready there.") },
  { PS_HELP_TEXT, N_("You can change the topics that came with Peerside. Each can be set back to "
                     "the text it came with.") },
};

static const PsHelpBlock locking[] = {
  { PS_HELP_TEXT, N_("Ctrl+L locks at once. Peerside also locks when nobody has touched it for five "
                     "minutes, when the screen is locked and when the computer goes to sleep. How "
                     "long it waits is set in the preferences.") },
  { PS_HELP_TEXT, N_("While a meeting runs the curtain is drawn instead, so that the clock stays in "
                     "reach.") },
  { PS_HELP_TEXT, N_("Locking never asks anything and loses nothing: what you typed is saved, and a "
                     "dialog that you had not saved is there again when you unlock. Nobody else can "
                     "open what was in it.") },
  { PS_HELP_TEXT, N_("Somebody else takes over? Switch User (Shift+Ctrl+L) locks and asks who is there "
                     "now. Each goes on where they were. A meeting that runs goes on meanwhile: its "
                     "clock counts from when it was started.") },
  { PS_HELP_TEXT, N_("A forgotten passphrase cannot be looked up by anybody. An administrator can give "
                     "you a new one to begin with. If nobody can, the recovery sheet lets you in, "
                     "once: choose Forgotten Passphrase… and print a new sheet. Keep it locked away "
                     "from the computer.") },
  { PS_HELP_TEXT, N_("After five wrong passphrases the next one has to wait, a little longer each "
                     "time.") },
};

static const PsHelpBlock people[] = {
  { PS_HELP_TEXT, N_("Everybody who works with Peerside has a name and a passphrase of their own. "
                     "What they can see and do follows from their roles.") },
  { PS_HELP_STEP, N_("As an administrator, choose Users in the main menu and then Add User.") },
  { PS_HELP_STEP, N_("Tell them their first passphrase in person. They choose another, which nobody "
                     "else knows, when they first unlock Peerside.") },
  { PS_HELP_TEXT, N_("Who is an administrator only cannot read debriefs, and so cannot give anybody "
                     "the key to them. Whoever they add can read debriefs once somebody who can read "
                     "them has unlocked Peerside; until then the list of users says so.") },
  { PS_HELP_TEXT, N_("When somebody leaves, remove them: all keys are changed, and an old passphrase "
                     "opens nothing that is written from then on. When somebody has forgotten their "
                     "passphrase, give them a new one: only their private notes are lost.") },
};

static const PsHelpBlock roles[] = {
  { PS_HELP_TEXT, N_("Who sees what is a matter of the role that an administrator has given. Whoever has "
                     "several roles may do what any of them may.") },
  { PS_HELP_POINT, N_("The front desk sees when and where groups meet, and takes attendance at the "
                      "meetings of the day, before they are started and after. It brings members in "
                      "from a spreadsheet or a telephone’s contacts, on the page of the groups. What "
                      "was said in a meeting it cannot open.") },
  { PS_HELP_POINT, N_("The Peer Leader leads meetings and writes debriefs, and sees the roster.") },
  { PS_HELP_POINT, N_("The co-facilitator does so too, imports and exports members, and keeps private "
                      "notes.") },
  { PS_HELP_POINT, N_("An administrator looks after groups, users, backups and the log. Alone, this role "
                      "shows no member and no debrief.") },
};

static const PsHelpBlock safety[] = {
  { PS_HELP_TEXT, N_("Everything is encrypted on the disk and nothing goes over a network: a "
                     "stolen computer or a stolen copy of its files shows nothing without a "
                     "passphrase or the recovery sheet.") },
  { PS_HELP_TEXT, N_("Peerside cannot protect against:") },
  { PS_HELP_POINT, N_("harmful software that runs as you, or as the administrator of this "
                      "computer, while the vault is open;") },
  { PS_HELP_POINT, N_("somebody who takes the computer while it is running and unlocked, or who "
                      "freezes its memory;") },
  { PS_HELP_POINT, N_("photographs of the screen, and what is printed or exported and left lying;") },
  { PS_HELP_POINT, N_("somebody who knew a passphrase and kept an old copy of the files: that copy "
                      "stays readable to them.") },
  { PS_HELP_TEXT, N_("A vault belongs on this computer’s own disk. On a network share or in a "
                     "folder that is kept in step with the cloud it can be damaged, so Peerside "
                     "refuses those.") },
};

static const PsHelpBlock keys[] = {
  { PS_HELP_TEXT, N_("Ctrl+? shows all keys. These are worth knowing by heart:") },
  { PS_HELP_POINT, N_("Alt+1, Alt+2 and so on show a page; Alt+Left goes back;") },
  { PS_HELP_POINT, N_("Ctrl+N makes something new on the page, Ctrl+F searches it;") },
  { PS_HELP_POINT, N_("Ctrl+Z takes back what was just done;") },
  { PS_HELP_POINT, N_("Ctrl+H draws the curtain, Ctrl+L locks;") },
  { PS_HELP_POINT, N_("in a meeting, Page Down and Page Up change the segment, Ctrl+Space pauses and "
                      "Ctrl+E fits the agenda to the time; F11 fills the screen.") },
};

#define PAGE(title, blocks) { title, blocks, G_N_ELEMENTS (blocks) }

static const PsHelpPage pages[] = {
  PAGE (N_("Run a Meeting"), running),
  PAGE (N_("Show the Clock, Go Round"), room),
  PAGE (N_("Write a Debrief"), debrief),
  PAGE (N_("Set Up a Group"), groups),
  PAGE (N_("Keep the Roster"), members),
  PAGE (N_("Find a Topic"), topics),
  PAGE (N_("Lock and Unlock"), locking),
  PAGE (N_("Work with Several People"), people),
  PAGE (N_("Who Sees What"), roles),
  PAGE (N_("What Is Protected"), safety),
  PAGE (N_("Use the Keyboard"), keys),
};

/**
 * ps_help_text_get:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): a page of the help, or %NULL past the last
 */
const PsHelpPage *
ps_help_text_get (guint index)
{
  return index < G_N_ELEMENTS (pages) ? &pages[index] : NULL;
}
