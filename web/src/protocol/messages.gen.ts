// Written by protocol_emit from protocol/*.hpp. Do not edit: build the target `emit`.

export type OrganisationId = number & { readonly __id: "OrganisationId" };
export type MemberId = number & { readonly __id: "MemberId" };
export type AffiliationId = number & { readonly __id: "AffiliationId" };
export type SessionId = number & { readonly __id: "SessionId" };
export type InvitationId = number & { readonly __id: "InvitationId" };
export type SpaceId = number & { readonly __id: "SpaceId" };
export type ThreadId = number & { readonly __id: "ThreadId" };
export type PostId = number & { readonly __id: "PostId" };
export type FileId = number & { readonly __id: "FileId" };
export type CaseId = number & { readonly __id: "CaseId" };
export type JoinLinkId = number & { readonly __id: "JoinLinkId" };
export type JoinRequestId = number & { readonly __id: "JoinRequestId" };
export type AskedId = number & { readonly __id: "AskedId" };
export type PeerId = number & { readonly __id: "PeerId" };
export type BreakId = number & { readonly __id: "BreakId" };
export type UnsealingId = number & { readonly __id: "UnsealingId" };
export type CycleId = number & { readonly __id: "CycleId" };
export type CycleEntryId = number & { readonly __id: "CycleEntryId" };
/** Place of an event in the network's one log. */
export type Seq = number;
/** Microseconds since 1970-01-01 UTC. */
export type Timestamp = number;
/** A day, "2026-03-14". */
export type CalendarDay = string;

export interface Author {
  readonly id: MemberId;
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly photo?: FileId;
}
export type NodeKind = | "text" | "line_break" | "emphasis" | "strong" | "strike" | "code" | "link" | "mention" | "paragraph" | "heading" | "quote" | "code_block" | "bullet_list" | "ordered_list" | "item" | "rule" | "table" | "table_head" | "table_row" | "table_cell" | "space_mention" | "picture";
export interface Node {
  readonly kind: NodeKind;
  readonly text?: string;
  readonly href?: string;
  readonly member?: MemberId;
  readonly space?: SpaceId;
  readonly level?: number;
  readonly children?: readonly Node[];
  readonly file?: FileId;
  readonly width?: number;
  readonly height?: number;
}
export type FileKind = | "picture" | "document";
export interface Attachment {
  readonly file: FileId;
  readonly name: string;
  readonly size: number;
  readonly kind: FileKind;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
  readonly description?: string;
}
export type ReactionKind = | "thanks" | "helpful" | "same_here" | "tried_it" | "celebrate" | "with_you";
export interface MemberRef {
  readonly id: MemberId;
  readonly name: string;
}
export interface Reaction {
  readonly kind: ReactionKind;
  readonly member: MemberRef;
}
export interface Post {
  readonly id: PostId;
  readonly thread: ThreadId;
  readonly space: SpaceId;
  readonly position: number;
  readonly author: Author;
  readonly created_at: Timestamp;
  readonly body: string;
  readonly content: readonly Node[];
  readonly reply_to?: PostId;
  readonly quote?: string;
  readonly revision: number;
  readonly edited_at?: Timestamp;
  readonly deleted: boolean;
  readonly hidden: boolean;
  readonly attachments: readonly Attachment[];
  readonly reactions: readonly Reaction[];
}
export interface PostCreated {
  readonly post: Post;
}
export interface PostEdited {
  readonly post: Post;
}
export interface PostDeleted {
  readonly post: Post;
}
export interface ReactionAdded {
  readonly post: PostId;
  readonly thread: ThreadId;
  readonly reaction: Reaction;
}
export interface ReactionRemoved {
  readonly post: PostId;
  readonly thread: ThreadId;
  readonly kind: ReactionKind;
  readonly member: MemberId;
}
export type ThreadKind = | "discussion" | "question" | "success" | "staged" | "reflection" | "excerpt";
export type StageFormat = | "consultancy" | "tuning" | "problem_of_practice" | "rounds" | "chat";
export type StageName = | "clarifying" | "probing" | "discussion" | "reflection" | "warm" | "cool" | "debrief" | "causes" | "next_steps" | "commitment" | "description" | "patterns" | "prediction" | "question";
export type Speakers = | "everyone" | "presenter" | "others";
export interface Stage {
  readonly name: StageName;
  readonly speaks: Speakers;
  readonly text: string;
  readonly starts_at: Timestamp;
}
export interface StagePlan {
  readonly format: StageFormat;
  readonly ends_at: Timestamp;
  readonly stages: readonly Stage[];
}
export interface Thread {
  readonly id: ThreadId;
  readonly space: SpaceId;
  readonly kind: ThreadKind;
  readonly title: string;
  readonly author: Author;
  readonly created_at: Timestamp;
  readonly last_post_at: Timestamp;
  readonly last_seq: Seq;
  readonly last_position: number;
  readonly pinned: boolean;
  readonly locked: boolean;
  readonly answer?: PostId;
  readonly through_steward: boolean;
  readonly plan?: StagePlan;
}
export interface ThreadCreated {
  readonly thread: Thread;
}
export interface ThreadChanged {
  readonly thread: Thread;
}
export interface ThreadRemoved {
  readonly thread: ThreadId;
  readonly space: SpaceId;
}
export type Visibility = | "network" | "organisation" | "closed" | "sealed";
export type SpaceState = | "open" | "archived";
export interface Space {
  readonly id: SpaceId;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly organisation?: OrganisationId;
  readonly state: SpaceState;
}
export interface SpaceChanged {
  readonly space: Space;
}
export type SpaceRole = | "none" | "member" | "steward";
export interface SpaceGained {
  readonly space: Space;
  readonly role: SpaceRole;
}
export interface SpaceLost {
  readonly space: SpaceId;
}
export interface ThreadRead {
  readonly thread: ThreadId;
  readonly space: SpaceId;
  readonly position: number;
  readonly unread: boolean;
  readonly last_seq: Seq;
  readonly kept_seq: Seq;
}
export interface SpaceRead {
  readonly space: SpaceId;
  readonly watermark: Seq;
}
export type Level = | "normal" | "following" | "muted";
export interface ThreadFollowed {
  readonly thread: ThreadId;
  readonly level: Level;
}
export interface SpaceFollowed {
  readonly space: SpaceId;
  readonly level: Level;
}
export type NoticeKind = | "mention" | "reply" | "accepted" | "moderated" | "opened" | "flagged" | "waiting" | "asked" | "settled" | "proposed" | "starred" | "lead_left" | "withdrawn" | "added" | "reminder" | "followed";
export interface NoticeRaised {
  readonly kind: NoticeKind;
  readonly due_at: Timestamp;
}
export interface NoticesRead {
  readonly read_up_to: Seq;
}
export type DraftPlace = | "reply" | "thread" | "edit" | "reflection";
export interface DraftSaved {
  readonly place: DraftPlace;
  readonly about: number;
  readonly revision: number;
}
export interface DraftDiscarded {
  readonly place: DraftPlace;
  readonly about: number;
}
export interface MemberBlocked {
  readonly member: MemberId;
}
export interface MemberUnblocked {
  readonly member: MemberId;
}
export interface SessionEnded {
  readonly session: SessionId;
}
export type NetworkRole = | "administrator" | "specialist" | "member" | "guest";
export type MemberState = | "active" | "suspended" | "left" | "awaited";
export interface Member {
  readonly id: MemberId;
  readonly name: string;
  readonly role: NetworkRole;
  readonly state: MemberState;
  readonly organisation: string;
  readonly title: string;
  readonly photo?: FileId;
}
export interface MemberChanged {
  readonly member: Member;
}
export type OrganisationKind = | "state" | "isd" | "district" | "school" | "programme" | "partner";
export interface Organisation {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly parent?: OrganisationId;
  readonly merged_into?: OrganisationId;
}
export interface OrganisationChanged {
  readonly organisation: Organisation;
}
export interface AgreementPublished {
  readonly version: number;
}
export interface AgreementAccepted {
  readonly version: number;
}
export interface JoinRequestsChanged {
  readonly organisation: OrganisationId;
}
export interface PeerChanged {
  readonly peer: PeerId;
}
export type DeskChanged = Record<string, never>;
export interface CycleChanged {
  readonly cycle: CycleId;
}
export interface CoachingChanged {
  readonly organisation: OrganisationId;
}
export interface Typing {
  readonly thread: ThreadId;
  readonly member: MemberRef;
}
export interface PresenceChanged {
  readonly online: readonly MemberId[];
  readonly offline: readonly MemberId[];
}
export interface ServerState {
  readonly writable: boolean;
}
export interface Resume {
  readonly epoch: string;
  readonly seq: Seq;
}
export interface Hello {
  readonly resume?: Resume;
}
export type HelloStatus = | "fresh" | "resumed" | "resync";
export interface UnreadThread {
  readonly thread: ThreadId;
  readonly last_seq: Seq;
}
export interface SpaceView {
  readonly space: Space;
  readonly role: SpaceRole;
  readonly level: Level;
  readonly watermark: Seq;
  readonly unread: readonly UnreadThread[];
}
export interface HelloReply {
  readonly epoch: string;
  readonly seq: Seq;
  readonly status: HelloStatus;
  readonly me: Member;
  readonly session: SessionId;
  readonly spaces: readonly SpaceView[];
  readonly online: readonly MemberId[];
  readonly blocked: readonly MemberId[];
  readonly writable: boolean;
  readonly agreement_due: boolean;
  readonly now: Timestamp;
}
export type Credential = | "cookie" | "token";
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly device?: string;
  readonly credential?: Credential;
}
export interface SignedIn {
  readonly me: Member;
  readonly session: SessionId;
  readonly token?: string;
}
export type SignOut = Record<string, never>;
export type Done = Record<string, never>;
export type ListSessions = Record<string, never>;
export interface Session {
  readonly id: SessionId;
  readonly device: string;
  readonly address: string;
  readonly created_at: Timestamp;
  readonly seen_at: Timestamp;
}
export interface SessionsReply {
  readonly sessions: readonly Session[];
  readonly current: SessionId;
}
export interface EndSession {
  readonly session: SessionId;
}
export type EndAllSessions = Record<string, never>;
export interface ChangePassword {
  readonly current: string;
  readonly next: string;
}
export interface MakeResetLink {
  readonly member: MemberId;
}
export interface LinkReply {
  readonly code: string;
  readonly expires_at: Timestamp;
}
export interface ResetPassword {
  readonly code: string;
  readonly password: string;
}
export type GetAgreement = Record<string, never>;
export interface Agreement {
  readonly version: number;
  readonly body: string;
  readonly content: readonly Node[];
  readonly published_at: Timestamp;
}
export interface AgreementReply {
  readonly agreement?: Agreement;
  readonly accepted: number;
  readonly accepted_by: number;
}
export interface PublishAgreement {
  readonly body: string;
}
export interface AcceptAgreement {
  readonly version: number;
}
export type AffiliationRole = | "director" | "lead" | "coach" | "instructor" | "teacher" | "principal" | "staff";
export interface CreateInvitation {
  readonly organisation: OrganisationId;
  readonly role: NetworkRole;
  readonly name?: string;
  readonly email?: string;
  readonly affiliation_role?: AffiliationRole;
  readonly title?: string;
  readonly spaces?: readonly SpaceId[];
}
export interface Invitation {
  readonly id: InvitationId;
  readonly name: string;
  readonly email: string;
  readonly role: NetworkRole;
  readonly organisation: OrganisationId;
  readonly organisation_name: string;
  readonly invited_by: MemberRef;
  readonly expires_at: Timestamp;
  readonly accepted_at?: Timestamp;
  readonly revoked_at?: Timestamp;
}
export interface InvitationCreated {
  readonly invitation: Invitation;
  readonly code: string;
}
export type ListInvitations = Record<string, never>;
export interface InvitationsReply {
  readonly invitations: readonly Invitation[];
}
export interface RevokeInvitation {
  readonly invitation: InvitationId;
}
export interface LookAtInvitation {
  readonly code: string;
}
export interface InvitationLook {
  readonly name: string;
  readonly email: string;
  readonly organisation_name: string;
  readonly invited_by: string;
  readonly agreement?: Agreement;
  readonly email_fixed: boolean;
}
export interface AcceptInvitation {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly agreement?: number;
  readonly device?: string;
  readonly credential?: Credential;
}
export interface CreateJoinLink {
  readonly organisation: OrganisationId;
  readonly approval: boolean;
  readonly affiliation_role?: AffiliationRole;
  readonly domains?: readonly string[];
  readonly question?: string;
  readonly listed?: boolean;
  readonly days?: number;
}
export interface JoinLink {
  readonly id: JoinLinkId;
  readonly organisation: OrganisationId;
  readonly organisation_name: string;
  readonly affiliation_role: AffiliationRole;
  readonly question: string;
  readonly approval: boolean;
  readonly listed: boolean;
  readonly uses: number;
  readonly made_by: MemberRef;
  readonly expires_at: Timestamp;
  readonly closed_at?: Timestamp;
  readonly domains: readonly string[];
}
export interface JoinLinkCreated {
  readonly link: JoinLink;
  readonly code: string;
}
export type ListJoinLinks = Record<string, never>;
export interface JoinLinksReply {
  readonly links: readonly JoinLink[];
}
export interface CloseJoinLink {
  readonly link: JoinLinkId;
}
export interface LookAtJoinLink {
  readonly code: string;
}
export interface OpenDoor {
  readonly link: JoinLinkId;
  readonly organisation_name: string;
  readonly question: string;
  readonly approval: boolean;
  readonly domains: readonly string[];
}
export interface JoinLinkLook {
  readonly door: OpenDoor;
  readonly agreement?: Agreement;
}
export type ListOpenDoors = Record<string, never>;
export interface OpenDoorsReply {
  readonly doors: readonly OpenDoor[];
}
export interface UseJoinLink {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly title?: string;
  readonly agreement?: number;
  readonly device?: string;
  readonly credential?: Credential;
}
export interface AskToJoin {
  readonly code?: string;
  readonly link?: JoinLinkId;
  readonly name: string;
  readonly email: string;
  readonly title?: string;
  readonly answer?: string;
}
export type ListJoinRequests = Record<string, never>;
export interface JoinRequest {
  readonly id: JoinRequestId;
  readonly organisation: OrganisationId;
  readonly organisation_name: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly asked_at: Timestamp;
  readonly is_member: boolean;
}
export interface JoinRequestsReply {
  readonly requests: readonly JoinRequest[];
}
export interface DecideJoinRequest {
  readonly request: JoinRequestId;
  readonly admit: boolean;
}
export interface JoinRequestDecided {
  readonly invitation?: InvitationCreated;
}
export interface ListMembers {
  readonly query?: string;
  readonly organisation?: OrganisationId;
  readonly affiliation_role?: AffiliationRole;
  readonly topic?: string;
  readonly after?: string;
  readonly after_id?: MemberId;
  readonly limit?: number;
}
export interface MembersReply {
  readonly members: readonly Member[];
  readonly more: boolean;
}
export interface GetMember {
  readonly member: MemberId;
}
export interface Profile {
  readonly pronouns: string;
  readonly about: string;
  readonly zone: string;
  readonly courses: readonly string[];
  readonly topics: readonly string[];
}
export interface Affiliation {
  readonly id: AffiliationId;
  readonly organisation: OrganisationId;
  readonly organisation_name: string;
  readonly role: AffiliationRole;
  readonly title: string;
  readonly starts_on: CalendarDay;
  readonly ends_on?: CalendarDay;
}
export interface MemberReply {
  readonly member: Member;
  readonly profile: Profile;
  readonly affiliations: readonly Affiliation[];
  readonly joined_at: Timestamp;
}
export interface UpdateMember {
  readonly name?: string;
  readonly pronouns?: string;
  readonly about?: string;
  readonly courses?: readonly string[];
  readonly topics?: readonly string[];
}
export interface SetPhoto {
  readonly file?: FileId;
}
export interface ListActivity {
  readonly member?: MemberId;
  readonly before?: Seq;
  readonly limit?: number;
}
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}
export interface FoundFile {
  readonly file: FileId;
  readonly kind: FileKind;
  readonly name: readonly Piece[];
}
export interface FoundPost {
  readonly post: PostId;
  readonly thread: ThreadId;
  readonly space: SpaceId;
  readonly position: number;
  readonly kind: ThreadKind;
  readonly author: Author;
  readonly created_at: Timestamp;
  readonly title: readonly Piece[];
  readonly snippet: readonly Piece[];
  readonly files: readonly FoundFile[];
}
export interface ActivityEntry {
  readonly post: FoundPost;
  readonly accepted: boolean;
}
export interface ActivityReply {
  readonly entries: readonly ActivityEntry[];
  readonly next?: Seq;
}
export type ListSimilar = Record<string, never>;
export interface SimilarMember {
  readonly member: Member;
  readonly topics: readonly string[];
  readonly same_role: boolean;
}
export interface SimilarReply {
  readonly members: readonly SimilarMember[];
}
export type GetFirstSteps = Record<string, never>;
export interface FirstStepsReply {
  readonly introductions?: SpaceId;
  readonly to_introduce: boolean;
  readonly to_describe: boolean;
  readonly to_follow: number;
  readonly suggested: readonly SpaceId[];
}
export interface SetIntroductions {
  readonly space?: SpaceId;
}
export interface SuspendMember {
  readonly member: MemberId;
}
export interface RestoreMember {
  readonly member: MemberId;
}
export interface SetMemberRole {
  readonly member: MemberId;
  readonly role: NetworkRole;
}
export interface AddAffiliation {
  readonly member: MemberId;
  readonly organisation: OrganisationId;
  readonly role: AffiliationRole;
  readonly title?: string;
  readonly starts_on?: CalendarDay;
  readonly ends_on?: CalendarDay;
}
export interface EndAffiliation {
  readonly affiliation: AffiliationId;
  readonly ends_on?: CalendarDay;
}
export interface ListOrganisations {
  readonly query?: string;
  readonly kind?: OrganisationKind;
  readonly after?: string;
  readonly after_id?: OrganisationId;
  readonly limit?: number;
}
export interface OrganisationsReply {
  readonly organisations: readonly Organisation[];
  readonly more: boolean;
}
export interface GetOrganisation {
  readonly organisation: OrganisationId;
}
export interface FormerName {
  readonly name: string;
  readonly since: Timestamp;
}
export interface OrganisationReply {
  readonly organisation: Organisation;
  readonly names: readonly FormerName[];
  readonly merged: readonly Organisation[];
}
export interface CreateOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly parent?: OrganisationId;
}
export interface RenameOrganisation {
  readonly organisation: OrganisationId;
  readonly name: string;
}
export interface MergeOrganisation {
  readonly organisation: OrganisationId;
  readonly into: OrganisationId;
}
export interface BlockMember {
  readonly member: MemberId;
}
export interface UnblockMember {
  readonly member: MemberId;
}
export type ListBlocks = Record<string, never>;
export interface BlocksReply {
  readonly members: readonly MemberRef[];
}
export type ListSpaces = Record<string, never>;
export interface SpacesReply {
  readonly spaces: readonly SpaceView[];
}
export interface CreateSpace {
  readonly name: string;
  readonly visibility: Visibility;
  readonly description?: string;
  readonly organisation?: OrganisationId;
}
export interface SpaceReply {
  readonly space: SpaceView;
}
export interface UpdateSpace {
  readonly space: SpaceId;
  readonly name?: string;
  readonly description?: string;
  readonly state?: SpaceState;
  readonly why?: string;
}
export interface ListSpaceMembers {
  readonly space: SpaceId;
}
export interface SpaceMember {
  readonly member: Member;
  readonly role: SpaceRole;
}
export interface SpaceMembersReply {
  readonly members: readonly SpaceMember[];
}
export interface SetSpaceMember {
  readonly space: SpaceId;
  readonly member: MemberId;
  readonly role: SpaceRole;
}
export interface LeaveSpace {
  readonly space: SpaceId;
}
export interface FollowSpace {
  readonly space: SpaceId;
  readonly level: Level;
}
export interface SpaceMark {
  readonly space: SpaceId;
  readonly watermark: Seq;
}
export interface MarkSpacesRead {
  readonly marks: readonly SpaceMark[];
}
export type ListUnread = Record<string, never>;
export interface ThreadView {
  readonly thread: Thread;
  readonly level: Level;
  readonly read_position: number;
  readonly kept_seq: Seq;
}
export interface UnreadEntry {
  readonly thread: ThreadView;
  readonly first_unread: number;
  readonly mentions_me: boolean;
}
export interface UnreadReply {
  readonly threads: readonly UnreadEntry[];
  readonly more: boolean;
}
export interface ListThreads {
  readonly space: SpaceId;
  readonly before?: Seq;
  readonly limit?: number;
}
export interface ThreadsReply {
  readonly threads: readonly ThreadView[];
  readonly more: boolean;
}
export type ListWaiting = Record<string, never>;
export interface WaitingThread {
  readonly thread: ThreadView;
  readonly first_post: boolean;
  readonly working_hours: number;
}
export interface Duty {
  readonly space: SpaceId;
  readonly member: MemberRef;
}
export interface WaitingReply {
  readonly threads: readonly WaitingThread[];
  readonly duties: readonly Duty[];
}
export interface GetThread {
  readonly thread: ThreadId;
}
export interface ThreadReply {
  readonly thread: ThreadView;
}
export interface AttachedFile {
  readonly file: FileId;
  readonly description?: string;
}
export interface NewStage {
  readonly minutes: number;
  readonly text?: string;
}
export interface NewPlan {
  readonly format: StageFormat;
  readonly starts_at?: Timestamp;
  readonly stages: readonly NewStage[];
}
export interface CreateThread {
  readonly space: SpaceId;
  readonly kind: ThreadKind;
  readonly title: string;
  readonly body: string;
  readonly draft?: number;
  readonly files?: readonly AttachedFile[];
  readonly not_a_student?: readonly string[];
  readonly plan?: NewPlan;
}
export interface ThreadCreatedReply {
  readonly thread: Thread;
  readonly post: Post;
}
export interface RenameThread {
  readonly thread: ThreadId;
  readonly title: string;
  readonly not_a_student?: readonly string[];
}
export interface PinThread {
  readonly thread: ThreadId;
  readonly pinned: boolean;
}
export interface LockThread {
  readonly thread: ThreadId;
  readonly locked: boolean;
}
export interface MoveThread {
  readonly thread: ThreadId;
  readonly space: SpaceId;
}
export interface FollowThread {
  readonly thread: ThreadId;
  readonly level: Level;
}
export interface MarkThreadRead {
  readonly thread: ThreadId;
  readonly position: number;
}
export interface AcceptAnswer {
  readonly thread: ThreadId;
  readonly post?: PostId;
}
export interface ListPosts {
  readonly thread: ThreadId;
  readonly after?: number;
  readonly before?: number;
  readonly around?: number;
  readonly limit?: number;
}
export interface PostsReply {
  readonly thread: ThreadView;
  readonly posts: readonly Post[];
  readonly first_unread?: number;
}
export interface CreatePost {
  readonly thread: ThreadId;
  readonly body: string;
  readonly reply_to?: PostId;
  readonly quote?: string;
  readonly draft?: number;
  readonly files?: readonly AttachedFile[];
  readonly not_a_student?: readonly string[];
}
export interface PostReply {
  readonly post: Post;
}
export interface EditPost {
  readonly post: PostId;
  readonly body: string;
  readonly revision: number;
  readonly draft?: number;
  readonly files?: readonly AttachedFile[];
  readonly not_a_student?: readonly string[];
}
export interface DeletePost {
  readonly post: PostId;
}
export interface PostHistory {
  readonly post: PostId;
}
export interface PostRevision {
  readonly revision: number;
  readonly body: string;
  readonly content: readonly Node[];
  readonly written_at: Timestamp;
}
export interface PostHistoryReply {
  readonly revisions: readonly PostRevision[];
}
export interface AddReaction {
  readonly post: PostId;
  readonly kind: ReactionKind;
}
export interface RemoveReaction {
  readonly post: PostId;
  readonly kind: ReactionKind;
}
export interface StartTyping {
  readonly thread: ThreadId;
}
export type GetFileLimits = Record<string, never>;
export interface FileLimits {
  readonly document_bytes: number;
  readonly picture_bytes: number;
  readonly member_bytes: number;
  readonly used_bytes: number;
}
export interface BeginFile {
  readonly name: string;
  readonly size: number;
  readonly not_a_student?: readonly string[];
}
export interface FileBegun {
  readonly file: FileId;
}
export interface FinishFile {
  readonly file: FileId;
}
export interface FileReply {
  readonly file: Attachment;
}
export interface ForgetFile {
  readonly file: FileId;
}
export type ListDrafts = Record<string, never>;
export interface Draft {
  readonly place: DraftPlace;
  readonly about: number;
  readonly revision: number;
  readonly kind?: ThreadKind;
  readonly title: string;
  readonly body: string;
  readonly reply_to?: PostId;
  readonly quote?: string;
  readonly saved_at: Timestamp;
}
export interface DraftView {
  readonly draft: Draft;
  readonly space?: SpaceId;
  readonly thread?: ThreadId;
  readonly thread_title?: string;
}
export interface DraftsReply {
  readonly drafts: readonly DraftView[];
}
export interface GetDraft {
  readonly place: DraftPlace;
  readonly about: number;
}
export interface DraftReply {
  readonly draft?: Draft;
}
export interface SaveDraft {
  readonly place: DraftPlace;
  readonly about: number;
  readonly base: number;
  readonly body: string;
  readonly title?: string;
  readonly kind?: ThreadKind;
  readonly reply_to?: PostId;
  readonly quote?: string;
}
export interface DraftSavedReply {
  readonly revision: number;
  readonly saved_at: Timestamp;
}
export interface DiscardDraft {
  readonly place: DraftPlace;
  readonly about: number;
  readonly revision: number;
}
export type SearchHas = | "file" | "picture" | "document";
export type SearchOrder = | "best" | "newest";
export interface Search {
  readonly words: string;
  readonly space?: SpaceId;
  readonly author?: MemberId;
  readonly organisation?: OrganisationId;
  readonly kind?: ThreadKind;
  readonly has?: SearchHas;
  readonly from?: Timestamp;
  readonly until?: Timestamp;
  readonly order?: SearchOrder;
  readonly page?: number;
}
export interface FoundPerson {
  readonly member: Member;
  readonly name: readonly Piece[];
}
export interface FoundSpace {
  readonly space: SpaceId;
  readonly name: readonly Piece[];
  readonly description: readonly Piece[];
}
export interface FoundThread {
  readonly thread: ThreadId;
  readonly space: SpaceId;
  readonly kind: ThreadKind;
  readonly author: Author;
  readonly created_at: Timestamp;
  readonly last_post_at: Timestamp;
  readonly title: readonly Piece[];
}
export interface SimilarWord {
  readonly typed: string;
  readonly found: string;
}
export interface SearchReply {
  readonly people: readonly FoundPerson[];
  readonly spaces: readonly FoundSpace[];
  readonly threads: readonly FoundThread[];
  readonly posts: readonly FoundPost[];
  readonly found: number;
  readonly more: boolean;
  readonly similar: readonly SimilarWord[];
}
export type ListNotices = Record<string, never>;
export interface NoticeLine {
  readonly kind: NoticeKind;
  readonly seq: Seq;
  readonly actor: MemberRef;
  readonly space?: SpaceId;
  readonly space_name: string;
  readonly cycle?: CycleId;
  readonly thread?: ThreadId;
  readonly title?: string;
  readonly position?: number;
  readonly count: number;
  readonly at: Timestamp;
  readonly read: boolean;
}
export interface NoticesReply {
  readonly lines: readonly NoticeLine[];
  readonly unread: number;
  readonly read_up_to: Seq;
  readonly read_at: Timestamp;
  readonly next_due?: Timestamp;
  readonly followed_threads: readonly ThreadId[];
}
export interface MarkNoticesRead {
  readonly up_to?: Seq;
  readonly at?: Timestamp;
  readonly thread?: ThreadId;
  readonly position?: number;
  readonly space?: SpaceId;
  readonly cycle?: CycleId;
}
export type GetNoticeSettings = Record<string, never>;
export type Delivery = | "instant" | "daily" | "weekly" | "off";
export interface NoticeChoice {
  readonly kind: NoticeKind;
  readonly delivery: Delivery;
}
export interface NoticeSettingsReply {
  readonly choices: readonly NoticeChoice[];
  readonly gathered_at: number;
  readonly quiet_from: number;
  readonly quiet_until: number;
  readonly zone: string;
}
export interface ChooseNotices {
  readonly choices?: readonly NoticeChoice[];
  readonly gathered_at?: number;
  readonly quiet_from?: number;
  readonly quiet_until?: number;
  readonly zone?: string;
}
export interface ListAudit {
  readonly before?: number;
  readonly limit?: number;
}
export interface AuditEntry {
  readonly number: number;
  readonly at: Timestamp;
  readonly actor?: MemberId;
  readonly act: string;
  readonly subject: string;
  readonly detail: string;
  readonly hash: string;
}
export interface AuditReply {
  readonly entries: readonly AuditEntry[];
}
export type TextKind = | "body" | "line" | "file_name";
export interface CheckText {
  readonly kind: TextKind;
  readonly text: string;
}
export type StudentClue = | "name" | "initials" | "number" | "file_name";
export interface PossibleStudent {
  readonly clue: StudentClue;
  readonly words: string;
  readonly sentence: readonly Piece[];
}
export interface CheckTextReply {
  readonly found: readonly PossibleStudent[];
}
export type FlagReason = | "student" | "unkind" | "confidence" | "advertising" | "other";
export interface FlagPost {
  readonly post: PostId;
  readonly reason: FlagReason;
  readonly words?: string;
}
export interface ListCases {
  readonly decided: boolean;
}
export type CaseState = | "open" | "kept" | "removed" | "appealed";
export interface Flag {
  readonly member: MemberRef;
  readonly reason: FlagReason;
  readonly words: string;
  readonly at: Timestamp;
}
export interface Case {
  readonly id: CaseId;
  readonly post: PostId;
  readonly state: CaseState;
  readonly opened_at: Timestamp;
  readonly hid: boolean;
  readonly thread: ThreadId;
  readonly title: string;
  readonly space: SpaceId;
  readonly space_name: string;
  readonly position: number;
  readonly author: Author;
  readonly written_at: Timestamp;
  readonly body: string;
  readonly content: readonly Node[];
  readonly decided_by?: MemberId;
  readonly decided_by_name: string;
  readonly decided_at?: Timestamp;
  readonly reason: string;
  readonly appeal: string;
  readonly could_read: number;
  readonly had_read: number;
  readonly may_decide: boolean;
  readonly flags: readonly Flag[];
  readonly attachments: readonly Attachment[];
}
export interface CasesReply {
  readonly cases: readonly Case[];
}
export interface ListCaseReaders {
  readonly id: CaseId;
}
export interface CaseReader {
  readonly member: MemberRef;
  readonly had_read: boolean;
}
export interface CaseReadersReply {
  readonly readers: readonly CaseReader[];
}
export type CaseOutcome = | "keep" | "remove";
export interface DecideCase {
  readonly id: CaseId;
  readonly outcome: CaseOutcome;
  readonly reason: string;
}
export interface GetOwnCase {
  readonly post: PostId;
}
export interface OwnCase {
  readonly id: CaseId;
  readonly state: CaseState;
  readonly reasons: readonly FlagReason[];
  readonly reason: string;
  readonly appeal: string;
  readonly body: string;
  readonly content: readonly Node[];
  readonly may_appeal: boolean;
}
export interface AppealCase {
  readonly id: CaseId;
  readonly words: string;
}
export type Language = | "en" | "es";
export interface MakeOwnExport {
  readonly language?: Language;
}
export type OwnExportState = | "none" | "making" | "ready" | "failed";
export interface OwnExport {
  readonly state: OwnExportState;
  readonly path?: string;
  readonly bytes?: number;
  readonly until?: Timestamp;
}
export type GetOwnExport = Record<string, never>;
export type ListFormats = Record<string, never>;
export interface StageTemplate {
  readonly name: StageName;
  readonly speaks: Speakers;
  readonly minutes: number;
}
export interface FormatTemplate {
  readonly format: StageFormat;
  readonly stages: readonly StageTemplate[];
}
export interface FormatsReply {
  readonly formats: readonly FormatTemplate[];
}
export type ListComing = Record<string, never>;
export interface ComingReply {
  readonly threads: readonly ThreadView[];
}
export interface NextStage {
  readonly thread: ThreadId;
  readonly position: number;
}
export interface ExtendStage {
  readonly thread: ThreadId;
  readonly position: number;
  readonly minutes: number;
}
export interface RewordStage {
  readonly thread: ThreadId;
  readonly position: number;
  readonly text: string;
  readonly not_a_student?: readonly string[];
}
export interface AboutSpace {
  readonly space: SpaceId;
}
export interface SpaceSteward {
  readonly member: Member;
  readonly in_rota: boolean;
  readonly on_duty: boolean;
}
export interface SpaceAbout {
  readonly space: Space;
  readonly agreements: string;
  readonly content: readonly Node[];
  readonly organisation_name: string;
  readonly created_at: Timestamp;
  readonly last_post_at?: Timestamp;
  readonly asks: boolean;
  readonly quiet_days: number;
  readonly why: string;
  readonly stewards: readonly SpaceSteward[];
}
export interface SetSpacePage {
  readonly space: SpaceId;
  readonly agreements?: string;
  readonly asks?: boolean;
  readonly quiet_days?: number;
  readonly not_a_student?: readonly string[];
}
export interface SetRota {
  readonly space: SpaceId;
  readonly members: readonly MemberId[];
}
export interface HandWeek {
  readonly space: SpaceId;
  readonly member: MemberId;
}
export type ListQuietSpaces = Record<string, never>;
export interface QuietSpace {
  readonly space: Space;
  readonly since: Timestamp;
  readonly mine: boolean;
}
export interface QuietSpacesReply {
  readonly spaces: readonly QuietSpace[];
}
export interface KeepSpace {
  readonly space: SpaceId;
}
export interface AskThroughSteward {
  readonly space: SpaceId;
  readonly title: string;
  readonly body: string;
  readonly not_a_student?: readonly string[];
}
export interface AskedCreated {
  readonly id: AskedId;
}
export type ListOwnAsked = Record<string, never>;
export type AskedState = | "waiting" | "published" | "declined";
export interface OwnAsked {
  readonly id: AskedId;
  readonly space: SpaceId;
  readonly space_name: string;
  readonly state: AskedState;
  readonly title: string;
  readonly body: string;
  readonly words: string;
  readonly changed: boolean;
  readonly asked_at: Timestamp;
  readonly thread?: ThreadId;
}
export interface OwnAskedReply {
  readonly questions: readonly OwnAsked[];
}
export type ListAsked = Record<string, never>;
export interface WaitingAsked {
  readonly id: AskedId;
  readonly space: SpaceId;
  readonly space_name: string;
  readonly asker: MemberRef;
  readonly title: string;
  readonly body: string;
  readonly content: readonly Node[];
  readonly asked_at: Timestamp;
}
export interface AskedReply {
  readonly questions: readonly WaitingAsked[];
}
export interface WithdrawAsked {
  readonly id: AskedId;
}
export interface PublishAsked {
  readonly id: AskedId;
  readonly title?: string;
  readonly body?: string;
  readonly words?: string;
  readonly not_a_student?: readonly string[];
}
export interface DeclineAsked {
  readonly id: AskedId;
  readonly words: string;
}
export interface AcceptAsked {
  readonly id: AskedId;
  readonly post?: PostId;
}
export type GetJournal = Record<string, never>;
export interface Lead {
  readonly id: MemberId;
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
}
export type WeekState = | "not_started" | "draft" | "submitted" | "late" | "excused" | "missed";
export type ReflectionAudience = | "me" | "lead";
export interface Reflection {
  readonly thread: ThreadId;
  readonly week: CalendarDay;
  readonly submitted_at: Timestamp;
  readonly late: boolean;
  readonly prompt?: string;
  readonly audience: ReflectionAudience;
  readonly posts: number;
}
export interface JournalWeek {
  readonly week: CalendarDay;
  readonly state: WeekState;
  readonly reflection?: Reflection;
  readonly school_break?: string;
}
export interface JournalReply {
  readonly due: number;
  readonly due_at: Timestamp;
  readonly lead?: Lead;
  readonly weeks: readonly JournalWeek[];
  readonly own?: SpaceId;
  readonly shared?: SpaceId;
  readonly leads: boolean;
  readonly remind_at?: number;
  readonly waiting?: number;
}
export type ListLeads = Record<string, never>;
export interface LeadsReply {
  readonly leads: readonly Lead[];
}
export interface SetJournal {
  readonly due: number;
}
export interface NameLead {
  readonly member?: MemberId;
}
export interface ExcuseWeek {
  readonly week: CalendarDay;
  readonly excused: boolean;
}
export interface SubmitReflection {
  readonly week: CalendarDay;
  readonly body: string;
  readonly audience: ReflectionAudience;
  readonly prompt?: string;
  readonly files?: readonly AttachedFile[];
  readonly not_a_student?: readonly string[];
  readonly draft?: number;
  readonly lead?: MemberId;
}
export interface ReflectionReply {
  readonly reflection: Reflection;
}
export interface ShareReflection {
  readonly thread: ThreadId;
  readonly audience: ReflectionAudience;
  readonly lead?: MemberId;
}
export type ListPeers = Record<string, never>;
export type PeerKind = | "coaching" | "message";
export type PeerState = | "proposed" | "active" | "paused" | "closed";
export type PeerStanding = | "invited" | "party";
export interface PeerMember {
  readonly member: Member;
  readonly standing: PeerStanding;
  readonly agreed: boolean;
}
export type PeerAgreement = | "stays_here" | "nobody_knows" | "who_and_focus" | "warm_and_cool" | "questions_first" | "weekly" | "fortnightly" | "monthly";
export interface PeerTerms {
  readonly version: number;
  readonly agreements: readonly PeerAgreement[];
  readonly words: string;
}
export interface PeerPending {
  readonly terms: PeerTerms;
  readonly proposed_by: MemberRef;
  readonly adds?: MemberRef;
  readonly opens_history: boolean;
}
export interface PeerThread {
  readonly id: PeerId;
  readonly kind: PeerKind;
  readonly state: PeerState;
  readonly focus: string;
  readonly proposed_by: MemberRef;
  readonly proposed_at: Timestamp;
  readonly space?: SpaceId;
  readonly thread?: ThreadId;
  readonly opening: string;
  readonly members: readonly PeerMember[];
  readonly terms?: PeerTerms;
  readonly pending?: PeerPending;
}
export interface PeersReply {
  readonly threads: readonly PeerThread[];
  readonly looking: boolean;
  readonly focus: readonly string[];
}
export interface ProposePeer {
  readonly members: readonly MemberId[];
  readonly focus: string;
  readonly opening: string;
  readonly agreements: readonly PeerAgreement[];
  readonly words?: string;
  readonly not_a_student?: readonly string[];
}
export interface PeerReply {
  readonly peer: PeerThread;
}
export interface SendMessage {
  readonly members: readonly MemberId[];
  readonly body: string;
  readonly not_a_student?: readonly string[];
}
export interface AnswerPeer {
  readonly peer: PeerId;
  readonly version: number;
  readonly agree: boolean;
  readonly open_history: boolean;
}
export interface AmendPeer {
  readonly peer: PeerId;
  readonly agreements: readonly PeerAgreement[];
  readonly words?: string;
  readonly adds?: MemberId;
  readonly open_history: boolean;
  readonly not_a_student?: readonly string[];
}
export interface SetPeerState {
  readonly peer: PeerId;
  readonly state: PeerState;
}
export interface LeavePeer {
  readonly peer: PeerId;
}
export interface LookForPeer {
  readonly looking: boolean;
  readonly focus: readonly string[];
}
export type SuggestPeers = Record<string, never>;
export interface SuggestedPeer {
  readonly member: Member;
  readonly focus: readonly string[];
  readonly shared: readonly string[];
  readonly elsewhere: boolean;
}
export interface SuggestedPeersReply {
  readonly members: readonly SuggestedPeer[];
}
export interface ListDesk {
  readonly all?: boolean;
  readonly from?: OrganisationId;
}
export type DeskMark = | "none" | "read" | "follow_up";
export type NewsletterState = | "none" | "asked" | "agreed" | "declined";
export interface DeskEntry {
  readonly thread: ThreadView;
  readonly reflection: Reflection;
  readonly mark: DeskMark;
  readonly waiting: boolean;
  readonly star: NewsletterState;
}
export interface Cohort {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly waiting: number;
}
export interface DeskReply {
  readonly entries: readonly DeskEntry[];
  readonly more: boolean;
  readonly cohorts: readonly Cohort[];
  readonly authors: readonly Lead[];
  readonly care: readonly MemberId[];
}
export interface MarkDesk {
  readonly thread: ThreadId;
  readonly mark: DeskMark;
}
export interface StarReflection {
  readonly thread: ThreadId;
  readonly starred: boolean;
}
export type ListNewsletter = Record<string, never>;
export interface NewsletterItem {
  readonly thread: ThreadId;
  readonly author: MemberRef;
  readonly named: boolean;
  readonly agreed_at: Timestamp;
  readonly content: readonly Node[];
}
export interface NewsletterReply {
  readonly items: readonly NewsletterItem[];
}
export interface LeaveReader {
  readonly member: MemberId;
}
export type ListSnippets = Record<string, never>;
export interface Snippet {
  readonly name: string;
  readonly body: string;
}
export interface SnippetsReply {
  readonly snippets: readonly Snippet[];
}
export interface KeepSnippet {
  readonly name: string;
  readonly body: string;
  readonly was?: string;
}
export interface DropSnippet {
  readonly name: string;
}
export interface ListExcerpts {
  readonly reflection: ThreadId;
}
export interface Paragraph {
  readonly content: readonly Node[];
  readonly picture: boolean;
}
export interface Excerpt {
  readonly thread: ThreadId;
  readonly title: string;
  readonly space?: SpaceId;
  readonly published_at: Timestamp;
  readonly withdrawn_at?: Timestamp;
  readonly replies: number;
}
export interface NewsletterAsk {
  readonly lead: MemberRef;
  readonly state: NewsletterState;
  readonly named: boolean;
  readonly content: readonly Node[];
}
export interface ExcerptsReply {
  readonly revision: number;
  readonly paragraphs: readonly Paragraph[];
  readonly excerpts: readonly Excerpt[];
  readonly ask?: NewsletterAsk;
}
export interface PublishExcerpt {
  readonly reflection: ThreadId;
  readonly revision: number;
  readonly paragraphs: readonly number[];
  readonly space: SpaceId;
  readonly title?: string;
  readonly before?: string;
  readonly not_a_student?: readonly string[];
}
export interface ExcerptReply {
  readonly excerpt: Excerpt;
}
export interface WithdrawExcerpt {
  readonly thread: ThreadId;
}
export interface GetExcerpt {
  readonly thread: ThreadId;
}
export interface OwnExcerptReply {
  readonly excerpt: Excerpt;
  readonly reflection: ThreadId;
  readonly week?: CalendarDay;
}
export interface AnswerNewsletter {
  readonly reflection: ThreadId;
  readonly agree: boolean;
  readonly revision?: number;
  readonly paragraphs?: readonly number[];
  readonly named?: boolean;
  readonly not_a_student?: readonly string[];
}
export interface GetCalendar {
  readonly organisation: OrganisationId;
}
export interface SchoolBreak {
  readonly id: BreakId;
  readonly name: string;
  readonly starts_on: CalendarDay;
  readonly ends_on: CalendarDay;
}
export interface CalendarReply {
  readonly from?: Organisation;
  readonly breaks: readonly SchoolBreak[];
  readonly may_keep: boolean;
}
export interface NewBreak {
  readonly name: string;
  readonly starts_on: CalendarDay;
  readonly ends_on: CalendarDay;
}
export interface AddBreaks {
  readonly organisation: OrganisationId;
  readonly breaks: readonly NewBreak[];
}
export interface ChangeBreak {
  readonly school_break: BreakId;
  readonly name: string;
  readonly starts_on: CalendarDay;
  readonly ends_on: CalendarDay;
}
export interface RemoveBreak {
  readonly school_break: BreakId;
}
export interface SetReminder {
  readonly at?: number;
}
export interface ListPrompts {
  readonly organisation: OrganisationId;
}
export interface PromptWords {
  readonly prompt: string;
  readonly en?: string;
  readonly es?: string;
}
export interface PromptsReply {
  readonly version: number;
  readonly questions: readonly PromptWords[];
  readonly may_keep: boolean;
}
export interface NewQuestion {
  readonly en?: string;
  readonly es?: string;
}
export interface KeepPrompts {
  readonly organisation: OrganisationId;
  readonly version: number;
  readonly questions: readonly NewQuestion[];
}
export type ListOfferedPrompts = Record<string, never>;
export interface OfferedPrompts {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly questions: readonly PromptWords[];
}
export interface OfferedPromptsReply {
  readonly sets: readonly OfferedPrompts[];
}
export interface GetPrompt {
  readonly prompt: string;
}
export interface PromptReply {
  readonly words: PromptWords;
}
export type CountActivity = Record<string, never>;
export interface WeekCount {
  readonly elsewhere: boolean;
  readonly at_least: number;
}
export interface ActivityRow {
  readonly organisation: OrganisationId;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly weeks: readonly WeekCount[];
}
export interface ActivityCountsReply {
  readonly weeks: readonly CalendarDay[];
  readonly until: Timestamp;
  readonly rows: readonly ActivityRow[];
}
export interface ListOpenings {
  readonly thread: ThreadId;
}
export interface Opening {
  readonly at: Timestamp;
  readonly until: Timestamp;
  readonly asked_by: MemberRef;
  readonly agreed_by: MemberRef;
  readonly reason: string;
}
export interface OpeningsReply {
  readonly openings: readonly Opening[];
}
export type ListCycles = Record<string, never>;
export type CycleStage = | "proposed" | "agreed" | "identify" | "learn" | "improve" | "met" | "stopped";
export type CycleFocus = | "feedback" | "questioning" | "discussion" | "engagement" | "planning" | "assessment" | "belonging" | "communication" | "technology" | "other";
export type GradeBand = | "early_childhood" | "lower_elementary" | "upper_elementary" | "middle" | "high" | "several";
export type Subject = | "literacy" | "mathematics" | "science" | "social_studies" | "arts" | "physical_education" | "languages" | "career" | "several";
export interface CycleLine {
  readonly id: CycleId;
  readonly coach: MemberRef;
  readonly teacher: MemberRef;
  readonly proposed_by: MemberId;
  readonly proposed_at: Timestamp;
  readonly stage: CycleStage;
  readonly focus: CycleFocus;
  readonly band: GradeBand;
  readonly subject: Subject;
  readonly coach_agreed: boolean;
  readonly teacher_agreed: boolean;
  readonly paused: boolean;
  readonly card: boolean;
  readonly space?: SpaceId;
  readonly thread?: ThreadId;
}
export interface CycleSpread {
  readonly cycles: number;
  readonly bands: number;
  readonly subjects: number;
}
export interface CyclesReply {
  readonly cycles: readonly CycleLine[];
  readonly coaches: boolean;
  readonly spread?: CycleSpread;
}
export interface GetCycle {
  readonly cycle: CycleId;
}
export type GoalCheck = | "powerful" | "easy" | "compelling" | "reachable" | "student_focused";
export interface CycleGoal {
  readonly revision: number;
  readonly goal: string;
  readonly checks: readonly GoalCheck[];
  readonly strategy: string;
  readonly set_by: MemberId;
  readonly set_at: Timestamp;
}
export type EntryKind = | "check" | "action" | "baseline" | "progress" | "visit" | "note" | "closing";
export interface CycleEntry {
  readonly id: CycleEntryId;
  readonly kind: EntryKind;
  readonly by: MemberId;
  readonly entered_at: Timestamp;
  readonly words: string;
  readonly on?: CalendarDay;
  readonly count?: number;
  readonly of?: number;
  readonly minutes?: number;
  readonly owner?: MemberId;
  readonly done_at?: Timestamp;
}
export interface CycleStep {
  readonly stage: CycleStage;
  readonly at: Timestamp;
  readonly by?: MemberId;
}
export interface CycleRecord {
  readonly goal?: CycleGoal;
  readonly entries: readonly CycleEntry[];
  readonly steps: readonly CycleStep[];
  readonly visits: number;
  readonly minutes: number;
}
export interface Cycle {
  readonly line: CycleLine;
  readonly opening: string;
  readonly next: readonly CycleStage[];
  readonly card_readers: readonly string[];
  readonly record?: CycleRecord;
}
export interface CycleReply {
  readonly cycle: Cycle;
}
export interface ListCoaches {
  readonly teacher?: MemberId;
}
export interface CoachesReply {
  readonly coaches: readonly Member[];
}
export interface ProposeCycle {
  readonly coach: MemberId;
  readonly teacher: MemberId;
  readonly focus: CycleFocus;
  readonly band: GradeBand;
  readonly subject: Subject;
  readonly opening: string;
  readonly not_a_student?: readonly string[];
}
export interface AnswerCycle {
  readonly cycle: CycleId;
  readonly agree: boolean;
}
export interface MoveCycle {
  readonly cycle: CycleId;
  readonly from: CycleStage;
  readonly to: CycleStage;
}
export interface SetCycleGoal {
  readonly cycle: CycleId;
  readonly revision: number;
  readonly goal: string;
  readonly checks: readonly GoalCheck[];
  readonly strategy?: string;
  readonly not_a_student?: readonly string[];
}
export interface EnterInCycle {
  readonly cycle: CycleId;
  readonly kind: EntryKind;
  readonly words: string;
  readonly entry?: CycleEntryId;
  readonly on?: CalendarDay;
  readonly count?: number;
  readonly of?: number;
  readonly minutes?: number;
  readonly owner?: MemberId;
  readonly not_a_student?: readonly string[];
}
export interface TickInCycle {
  readonly cycle: CycleId;
  readonly entry: CycleEntryId;
  readonly done: boolean;
}
export interface RemoveFromCycle {
  readonly cycle: CycleId;
  readonly entry: CycleEntryId;
}
export interface ConsentToCard {
  readonly cycle: CycleId;
  readonly shown: boolean;
}
export type ListCoaching = Record<string, never>;
export interface CycleCard {
  readonly coach: MemberRef;
  readonly teacher: MemberRef;
  readonly focus: CycleFocus;
  readonly stage: CycleStage;
}
export interface CoachingAt {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly active?: number;
  readonly cards: readonly CycleCard[];
}
export interface CoachSpread {
  readonly coach: MemberRef;
  readonly bands?: number;
  readonly subjects?: number;
}
export interface CoachingReply {
  readonly schools: readonly CoachingAt[];
  readonly coaches: readonly CoachSpread[];
}
export type ErrorCode = | "malformed" | "unknown_command" | "invalid" | "unauthenticated" | "sign_in_failed" | "link_invalid" | "password_too_common" | "forbidden" | "not_found" | "conflict" | "closed" | "key_reused" | "too_large" | "type_not_allowed" | "unreadable" | "no_room" | "may_identify" | "agreement_due" | "not_your_turn" | "rate_limited" | "read_only" | "unavailable" | "outcome_unknown" | "internal";
export interface Turn {
  readonly position: number;
  readonly stage?: StageName;
  readonly speaks?: Speakers;
  readonly until?: Timestamp;
  readonly yours_at?: Timestamp;
}

/** Every command: what it takes and what it answers. */
export interface Commands {
  /** Opens a connection: who you are, your spaces, and the events missed since `resume`. */
  readonly "hello": { readonly args: Hello; readonly reply: HelloReply };
  /** Signs in by mail address and password. */
  readonly "session.sign_in": { readonly args: SignIn; readonly reply: SignedIn };
  /** Ends this session. */
  readonly "session.sign_out": { readonly args: SignOut; readonly reply: Done };
  /** Where you are signed in. */
  readonly "session.list": { readonly args: ListSessions; readonly reply: SessionsReply };
  /** Ends one of your sessions. */
  readonly "session.end": { readonly args: EndSession; readonly reply: Done };
  /** Ends all your sessions, this one too. */
  readonly "session.end_all": { readonly args: EndAllSessions; readonly reply: Done };
  /** Changes your password and ends your other sessions. */
  readonly "password.change": { readonly args: ChangePassword; readonly reply: Done };
  /** Makes a link with which a member sets a new password (administrator). */
  readonly "password.link": { readonly args: MakeResetLink; readonly reply: LinkReply };
  /** Sets a new password by the code of a link and ends all sessions. */
  readonly "password.reset": { readonly args: ResetPassword; readonly reply: Done };
  /** The community agreement of today. */
  readonly "agreement.get": { readonly args: GetAgreement; readonly reply: AgreementReply };
  /** Publishes a new version; everybody is asked to accept it before they write again (administrator). */
  readonly "agreement.publish": { readonly args: PublishAgreement; readonly reply: AgreementReply };
  /** Accepts the version that is in force. */
  readonly "agreement.accept": { readonly args: AcceptAgreement; readonly reply: Done };
  /** Invites a person; the answer holds the code of the link, once. */
  readonly "invitation.create": { readonly args: CreateInvitation; readonly reply: InvitationCreated };
  /** The invitations that you may see: yours, or all (administrator). */
  readonly "invitation.list": { readonly args: ListInvitations; readonly reply: InvitationsReply };
  /** Withdraws an invitation. */
  readonly "invitation.revoke": { readonly args: RevokeInvitation; readonly reply: Done };
  /** Who invites, and to what. */
  readonly "invitation.look": { readonly args: LookAtInvitation; readonly reply: InvitationLook };
  /** Makes the account and signs it in. */
  readonly "invitation.accept": { readonly args: AcceptInvitation; readonly reply: SignedIn };
  /** Makes a link by which many may come or ask to; the answer holds its code, once. */
  readonly "join_link.create": { readonly args: CreateJoinLink; readonly reply: JoinLinkCreated };
  /** The links that you may see: yours, or all (administrator). */
  readonly "join_link.list": { readonly args: ListJoinLinks; readonly reply: JoinLinksReply };
  /** Nobody comes by this link any more. */
  readonly "join_link.close": { readonly args: CloseJoinLink; readonly reply: Done };
  /** Where a link leads, and what it asks. */
  readonly "join_link.look": { readonly args: LookAtJoinLink; readonly reply: JoinLinkLook };
  /** Where anybody may ask to join. */
  readonly "join_link.doors": { readonly args: ListOpenDoors; readonly reply: OpenDoorsReply };
  /** Makes the account and signs it in, where a link asks for no approval. */
  readonly "join_link.use": { readonly args: UseJoinLink; readonly reply: SignedIn };
  /** Asks to join. The answer is the same whether or not somebody here has this address. */
  readonly "join_request.create": { readonly args: AskToJoin; readonly reply: Done };
  /** Who waits to be let in where you may invite; empty for everybody else. */
  readonly "join_request.list": { readonly args: ListJoinRequests; readonly reply: JoinRequestsReply };
  /** Admits who asked, with an invitation made out to their address, or does not. */
  readonly "join_request.decide": { readonly args: DecideJoinRequest; readonly reply: JoinRequestDecided };
  /** The directory, by name. */
  readonly "member.list": { readonly args: ListMembers; readonly reply: MembersReply };
  /** One member: profile and all affiliations. */
  readonly "member.get": { readonly args: GetMember; readonly reply: MemberReply };
  /** Changes your own name and profile. */
  readonly "member.update": { readonly args: UpdateMember; readonly reply: MemberReply };
  /** Shows another photo of you, or none. */
  readonly "member.set_photo": { readonly args: SetPhoto; readonly reply: MemberReply };
  /** What a member wrote, as far as you may see it, newest first. */
  readonly "member.activity": { readonly args: ListActivity; readonly reply: ActivityReply };
  /** Who does the same work, or knows the same things, in another intermediate district. */
  readonly "member.similar": { readonly args: ListSimilar; readonly reply: SimilarReply };
  /** What helps a newcomer to be known. */
  readonly "member.first_steps": { readonly args: GetFirstSteps; readonly reply: FirstStepsReply };
  /** Says in which of the network's channels newcomers introduce themselves (administrator, specialist). */
  readonly "network.set_introductions": { readonly args: SetIntroductions; readonly reply: Done };
  /** Suspends a member and ends their sessions (administrator). */
  readonly "member.suspend": { readonly args: SuspendMember; readonly reply: Done };
  /** Lets a suspended member in again (administrator). */
  readonly "member.restore": { readonly args: RestoreMember; readonly reply: Done };
  /** Gives a member another role in the network (administrator). */
  readonly "member.set_role": { readonly args: SetMemberRole; readonly reply: Done };
  /** Affiliates a member to an organisation (administrator, or its lead). */
  readonly "affiliation.add": { readonly args: AddAffiliation; readonly reply: MemberReply };
  /** Ends an affiliation; what only it gave is lost that moment. */
  readonly "affiliation.end": { readonly args: EndAffiliation; readonly reply: MemberReply };
  /** The directory of organisations, by name. */
  readonly "organisation.list": { readonly args: ListOrganisations; readonly reply: OrganisationsReply };
  /** One organisation with its former names and what merged into it. */
  readonly "organisation.get": { readonly args: GetOrganisation; readonly reply: OrganisationReply };
  /** Adds an organisation (administrator). */
  readonly "organisation.create": { readonly args: CreateOrganisation; readonly reply: OrganisationReply };
  /** Gives an organisation another name; the old one is kept (administrator). */
  readonly "organisation.rename": { readonly args: RenameOrganisation; readonly reply: OrganisationReply };
  /** Merges an organisation into another; people move along (administrator). */
  readonly "organisation.merge": { readonly args: MergeOrganisation; readonly reply: OrganisationReply };
  /** Folds what a member writes, and takes no notice or mention from them. Nobody else learns of it. */
  readonly "member.block": { readonly args: BlockMember; readonly reply: Done };
  /** Takes a block back. */
  readonly "member.unblock": { readonly args: UnblockMember; readonly reply: Done };
  /** Whom you blocked. */
  readonly "member.blocks": { readonly args: ListBlocks; readonly reply: BlocksReply };
  /** The spaces that you may see, with what is unread. */
  readonly "space.list": { readonly args: ListSpaces; readonly reply: SpacesReply };
  /** Opens a channel; you become its steward. */
  readonly "space.create": { readonly args: CreateSpace; readonly reply: SpaceReply };
  /** Changes name, description or state of a space (its steward). */
  readonly "space.update": { readonly args: UpdateSpace; readonly reply: SpaceReply };
  /** The named members and stewards of a space. */
  readonly "space.members": { readonly args: ListSpaceMembers; readonly reply: SpaceMembersReply };
  /** Adds, removes or makes steward (its steward); `none` removes. */
  readonly "space.set_member": { readonly args: SetSpaceMember; readonly reply: Done };
  /** Gives up your membership in a space. */
  readonly "space.leave": { readonly args: LeaveSpace; readonly reply: Done };
  /** Follows or mutes a space. */
  readonly "space.follow": { readonly args: FollowSpace; readonly reply: Done };
  /** Marks spaces as read up to a `watermark` each, in one write; smaller ones take that back. */
  readonly "space.mark_read": { readonly args: MarkSpacesRead; readonly reply: Done };
  /** What is new to you, by thread, to catch up with. */
  readonly "unread.list": { readonly args: ListUnread; readonly reply: UnreadReply };
  /** Threads of a space: pinned first, then by newest post. */
  readonly "thread.list": { readonly args: ListThreads; readonly reply: ThreadsReply };
  /** What waits for a first reply: a working day in spaces of which you are steward, three in all that you see if you are specialist or administrator. */
  readonly "thread.waiting": { readonly args: ListWaiting; readonly reply: WaitingReply };
  /** One thread. */
  readonly "thread.get": { readonly args: GetThread; readonly reply: ThreadReply };
  /** Opens a thread with its first post. */
  readonly "thread.create": { readonly args: CreateThread; readonly reply: ThreadCreatedReply };
  /** Changes the title (its author or the steward). */
  readonly "thread.rename": { readonly args: RenameThread; readonly reply: ThreadReply };
  /** Pins or unpins a thread (steward). */
  readonly "thread.pin": { readonly args: PinThread; readonly reply: ThreadReply };
  /** Locks or unlocks a thread (steward). */
  readonly "thread.lock": { readonly args: LockThread; readonly reply: ThreadReply };
  /** Moves a thread to another space (steward of both). */
  readonly "thread.move": { readonly args: MoveThread; readonly reply: ThreadReply };
  /** Follows or mutes a thread. */
  readonly "thread.follow": { readonly args: FollowThread; readonly reply: Done };
  /** Sets your read position; a smaller one marks posts as unread again. */
  readonly "thread.mark_read": { readonly args: MarkThreadRead; readonly reply: Done };
  /** Marks the post that answered a question, or with no `post` opens it again (its asker or the steward). */
  readonly "question.accept": { readonly args: AcceptAnswer; readonly reply: ThreadReply };
  /** A page of posts by position. */
  readonly "post.list": { readonly args: ListPosts; readonly reply: PostsReply };
  /** Writes a post into a thread. */
  readonly "post.create": { readonly args: CreatePost; readonly reply: PostReply };
  /** Changes your post; `revision` is the one you started from. */
  readonly "post.edit": { readonly args: EditPost; readonly reply: PostReply };
  /** Deletes your post, or one in your space as its steward; a mark stays. */
  readonly "post.delete": { readonly args: DeletePost; readonly reply: PostReply };
  /** All versions of a post, oldest first. */
  readonly "post.history": { readonly args: PostHistory; readonly reply: PostHistoryReply };
  /** Reacts to a post. */
  readonly "reaction.add": { readonly args: AddReaction; readonly reply: Done };
  /** Takes a reaction back. */
  readonly "reaction.remove": { readonly args: RemoveReaction; readonly reply: Done };
  /** Says that you are writing; say it again every few seconds. */
  readonly "typing.start": { readonly args: StartTyping; readonly reply: Done };
  /** How large files may be, and how much room you have left. */
  readonly "file.limits": { readonly args: GetFileLimits; readonly reply: FileLimits };
  /** Announces a file; its bytes follow by PUT /upload/<file>. */
  readonly "file.begin": { readonly args: BeginFile; readonly reply: FileBegun };
  /** All bytes are there: looks what it is, makes a picture anew without its hidden data, and keeps it. */
  readonly "file.finish": { readonly args: FinishFile; readonly reply: FileReply };
  /** Throws away a file of yours that hangs on no post. */
  readonly "file.forget": { readonly args: ForgetFile; readonly reply: Done };
  /** What you are writing, wherever you began it. */
  readonly "draft.list": { readonly args: ListDrafts; readonly reply: DraftsReply };
  /** One of your drafts. */
  readonly "draft.get": { readonly args: GetDraft; readonly reply: DraftReply };
  /** Keeps what you are writing. */
  readonly "draft.save": { readonly args: SaveDraft; readonly reply: DraftSavedReply };
  /** Throws a draft away, if it is still the version that you know. */
  readonly "draft.discard": { readonly args: DiscardDraft; readonly reply: Done };
  /** Looks through everything that you may see: people, spaces, threads, posts, the names of files. */
  readonly "search.find": { readonly args: Search; readonly reply: SearchReply };
  /** What concerns you, one line for each thread, space or cycle. */
  readonly "notice.list": { readonly args: ListNotices; readonly reply: NoticesReply };
  /** Marks notices as read, on all your devices. */
  readonly "notice.mark_read": { readonly args: MarkNoticesRead; readonly reply: Done };
  /** How you want to hear of what. */
  readonly "notice.settings": { readonly args: GetNoticeSettings; readonly reply: NoticeSettingsReply };
  /** Changes what is given; applies to what comes from now on. */
  readonly "notice.choose": { readonly args: ChooseNotices; readonly reply: NoticeSettingsReply };
  /** The audit chain, newest first (administrator). */
  readonly "audit.list": { readonly args: ListAudit; readonly reply: AuditReply };
  /** The words of a text that may say who a student is; nothing of it is kept. */
  readonly "text.check": { readonly args: CheckText; readonly reply: CheckTextReply };
  /** Tells whoever moderates of a post, once. Takes it out of sight when it may say who a student is, or when whoever moderates flags it. */
  readonly "post.flag": { readonly args: FlagPost; readonly reply: Done };
  /** What was flagged where you moderate; your own posts are not in it. */
  readonly "case.list": { readonly args: ListCases; readonly reply: CasesReply };
  /** Who saw the space when a post was hidden, and who had read it (who moderates). */
  readonly "case.readers": { readonly args: ListCaseReaders; readonly reply: CaseReadersReply };
  /** Keeps the post or removes its words, with a reason (who moderates). */
  readonly "case.decide": { readonly args: DecideCase; readonly reply: Done };
  /** Why your post was taken out of sight, and what it said. */
  readonly "case.of_post": { readonly args: GetOwnCase; readonly reply: OwnCase };
  /** Asks for somebody else to decide about your post, once. */
  readonly "case.appeal": { readonly args: AppealCase; readonly reply: Done };
  /** Begins to gather what is yours into a ZIP. One at a time, three in a day. */
  readonly "export.make": { readonly args: MakeOwnExport; readonly reply: OwnExport };
  /** How far your export is, and where it is to be fetched. */
  readonly "export.get": { readonly args: GetOwnExport; readonly reply: OwnExport };
  /** Formats that a thread with stages can follow. */
  readonly "stage.formats": { readonly args: ListFormats; readonly reply: FormatsReply };
  /** Chats that are on, or begin within a day. */
  readonly "stage.coming": { readonly args: ListComing; readonly reply: ComingReply };
  /** Ends the stage that holds, and moves all later ones to follow it (presenter or steward). */
  readonly "stage.next": { readonly args: NextStage; readonly reply: ThreadReply };
  /** Gives the stage that holds more time; all later ones move (presenter or steward). */
  readonly "stage.extend": { readonly args: ExtendStage; readonly reply: ThreadReply };
  /** Changes a question of a chat (host or steward). */
  readonly "stage.reword": { readonly args: RewordStage; readonly reply: ThreadReply };
  /** What a channel says of itself, and who looks after it. */
  readonly "space.about": { readonly args: AboutSpace; readonly reply: SpaceAbout };
  /** Changes the channel's own agreements and what its page offers (its steward). */
  readonly "space.set_page": { readonly args: SetSpacePage; readonly reply: SpaceAbout };
  /** Says which steward has which week, Monday to Sunday (its steward). */
  readonly "space.set_rota": { readonly args: SetRota; readonly reply: SpaceAbout };
  /** Gives this week to another steward (its steward). */
  readonly "space.hand_week": { readonly args: HandWeek; readonly reply: SpaceAbout };
  /** Channels without a post for as long as they say, of those that you look after or may. */
  readonly "space.quiet": { readonly args: ListQuietSpaces; readonly reply: QuietSpacesReply };
  /** A quiet channel stays; it is asked about again later (its steward). */
  readonly "space.keep": { readonly args: KeepSpace; readonly reply: Done };
  /** Asks the stewards of a channel to ask for you, without your name. */
  readonly "asked.create": { readonly args: AskThroughSteward; readonly reply: AskedCreated };
  /** What you asked through stewards. */
  readonly "asked.own": { readonly args: ListOwnAsked; readonly reply: OwnAskedReply };
  /** What waits for you to publish it, where you are steward. */
  readonly "asked.list": { readonly args: ListAsked; readonly reply: AskedReply };
  /** Takes back a question that waits (its asker). */
  readonly "asked.withdraw": { readonly args: WithdrawAsked; readonly reply: Done };
  /** Asks the question under your name, without the asker's (steward). */
  readonly "asked.publish": { readonly args: PublishAsked; readonly reply: ThreadCreatedReply };
  /** Does not, and says why to the asker (steward). */
  readonly "asked.decline": { readonly args: DeclineAsked; readonly reply: Done };
  /** Marks the answer of your question, or none, without showing who did (its asker). */
  readonly "asked.accept": { readonly args: AcceptAsked; readonly reply: Done };
  /** Your weeks, and who reads along. */
  readonly "journal.get": { readonly args: GetJournal; readonly reply: JournalReply };
  /** Whom you may name to read along. */
  readonly "journal.leads": { readonly args: ListLeads; readonly reply: LeadsReply };
  /** Changes when your reflections are due. */
  readonly "journal.set": { readonly args: SetJournal; readonly reply: JournalReply };
  /** Names who reads what you share, or nobody. */
  readonly "journal.name_lead": { readonly args: NameLead; readonly reply: JournalReply };
  /** Says that there will be nothing for a week, or takes that back. */
  readonly "journal.excuse": { readonly args: ExcuseWeek; readonly reply: JournalReply };
  /** Keeps what you wrote for a week. */
  readonly "reflection.submit": { readonly args: SubmitReflection; readonly reply: ReflectionReply };
  /** Lets your lead read a reflection, or takes it back. */
  readonly "reflection.share": { readonly args: ShareReflection; readonly reply: ReflectionReply };
  /** Your peer threads and private messages, and what you are asked. */
  readonly "peer.list": { readonly args: ListPeers; readonly reply: PeersReply };
  /** Asks one to three members for peer coaching. Nobody writes until all have agreed. */
  readonly "peer.propose": { readonly args: ProposePeer; readonly reply: PeerReply };
  /** Writes to one to three members privately; in the thread that they have already, if they do. */
  readonly "peer.message": { readonly args: SendMessage; readonly reply: PeerReply };
  /** Agrees to what waits, or declines it without a reason; it holds when everybody has agreed. */
  readonly "peer.answer": { readonly args: AnswerPeer; readonly reply: PeerReply };
  /** Proposes other agreements, or somebody to come in. */
  readonly "peer.amend": { readonly args: AmendPeer; readonly reply: PeerReply };
  /** Pauses, resumes or closes a peer thread (any party). */
  readonly "peer.set_state": { readonly args: SetPeerState; readonly reply: PeerReply };
  /** Leaves a peer thread, or withdraws a proposal. */
  readonly "peer.leave": { readonly args: LeavePeer; readonly reply: Done };
  /** Whether you look for a peer, and about what. Members may see it. */
  readonly "peer.look": { readonly args: LookForPeer; readonly reply: Done };
  /** Members who look for a peer. */
  readonly "peer.suggestions": { readonly args: SuggestPeers; readonly reply: SuggestedPeersReply };
  /** Reflections that others share with you. */
  readonly "desk.list": { readonly args: ListDesk; readonly reply: DeskReply };
  /** Marks one of these, for yourself. */
  readonly "desk.mark": { readonly args: MarkDesk; readonly reply: Done };
  /** Asks to quote from one of these in a newsletter. */
  readonly "desk.star": { readonly args: StarReflection; readonly reply: Done };
  /** What you may quote in a newsletter. */
  readonly "desk.newsletter": { readonly args: ListNewsletter; readonly reply: NewsletterReply };
  /** Reads somebody's reflections no more; they are told. */
  readonly "desk.leave": { readonly args: LeaveReader; readonly reply: Done };
  /** Your own short texts. */
  readonly "desk.snippets": { readonly args: ListSnippets; readonly reply: SnippetsReply };
  /** Keeps a short text under its name. */
  readonly "desk.keep_snippet": { readonly args: KeepSnippet; readonly reply: SnippetsReply };
  /** Throws a short text away. */
  readonly "desk.drop_snippet": { readonly args: DropSnippet; readonly reply: SnippetsReply };
  /** What can be quoted of your reflection, and what you published of it. */
  readonly "excerpt.list": { readonly args: ListExcerpts; readonly reply: ExcerptsReply };
  /** Copies paragraphs of your reflection to a channel. */
  readonly "excerpt.publish": { readonly args: PublishExcerpt; readonly reply: ExcerptReply };
  /** Takes an excerpt back; replies to it are then yours alone to read. */
  readonly "excerpt.withdraw": { readonly args: WithdrawExcerpt; readonly reply: ExcerptReply };
  /** Which reflection your excerpt is from. */
  readonly "excerpt.get": { readonly args: GetExcerpt; readonly reply: OwnExcerptReply };
  /** Lets your lead quote paragraphs of your reflection, or not. */
  readonly "excerpt.answer_newsletter": { readonly args: AnswerNewsletter; readonly reply: Done };
  /** The breaks that hold at an organisation, and whose they are. */
  readonly "calendar.get": { readonly args: GetCalendar; readonly reply: CalendarReply };
  /** Adds breaks (administrator, or a lead there). */
  readonly "calendar.add": { readonly args: AddBreaks; readonly reply: CalendarReply };
  /** Changes a break. */
  readonly "calendar.change": { readonly args: ChangeBreak; readonly reply: CalendarReply };
  /** Removes a break. */
  readonly "calendar.remove": { readonly args: RemoveBreak; readonly reply: CalendarReply };
  /** Sets when you are reminded in a week in which you kept nothing yet, or never. */
  readonly "journal.remind": { readonly args: SetReminder; readonly reply: JournalReply };
  /** The questions that a programme asks by now. */
  readonly "prompt.list": { readonly args: ListPrompts; readonly reply: PromptsReply };
  /** Gives a programme other questions (administrator, or a lead there). */
  readonly "prompt.keep": { readonly args: KeepPrompts; readonly reply: PromptsReply };
  /** The questions of your programmes. */
  readonly "prompt.offered": { readonly args: ListOfferedPrompts; readonly reply: OfferedPromptsReply };
  /** The words of a programme's question, as they were. */
  readonly "prompt.get": { readonly args: GetPrompt; readonly reply: PromptReply };
  /** How many reflect at the organisations that you lead, in steps of five (lead there, specialist). */
  readonly "activity.count": { readonly args: CountActivity; readonly reply: ActivityCountsReply };
  /** By whom, when and why what is said in this thread was opened to administrators. */
  readonly "sealed.openings": { readonly args: ListOpenings; readonly reply: OpeningsReply };
  /** Your coaching cycles. */
  readonly "cycle.list": { readonly args: ListCycles; readonly reply: CyclesReply };
  /** One of these, with its record. */
  readonly "cycle.get": { readonly args: GetCycle; readonly reply: CycleReply };
  /** Who could coach somebody: nobody who judges their work. */
  readonly "cycle.coaches": { readonly args: ListCoaches; readonly reply: CoachesReply };
  /** Proposes a cycle of a coach and a teacher. */
  readonly "cycle.propose": { readonly args: ProposeCycle; readonly reply: CycleReply };
  /** Agrees to a cycle, having read who sees what; or declines it without a reason. */
  readonly "cycle.answer": { readonly args: AnswerCycle; readonly reply: CycleReply };
  /** Moves a cycle on, back, or ends it; no reason is asked. */
  readonly "cycle.move": { readonly args: MoveCycle; readonly reply: CycleReply };
  /** Goal and strategy of a cycle. */
  readonly "cycle.set_goal": { readonly args: SetCycleGoal; readonly reply: CycleReply };
  /** Writes something into the record, or changes one's own. */
  readonly "cycle.enter": { readonly args: EnterInCycle; readonly reply: CycleReply };
  /** Ticks a line of the checklist or a next action, or unticks it. */
  readonly "cycle.tick": { readonly args: TickInCycle; readonly reply: CycleReply };
  /** Takes back what one entered. */
  readonly "cycle.remove": { readonly args: RemoveFromCycle; readonly reply: CycleReply };
  /** Whether the school's leaders see the card: who, focus area, stage (the teacher alone says so). */
  readonly "cycle.consent": { readonly args: ConsentToCard; readonly reply: CycleReply };
  /** That coaching happens, where you are principal, director or lead: cards by consent, and counts. */
  readonly "coaching.cards": { readonly args: ListCoaching; readonly reply: CoachingReply };
}

/** Every event and its data. */
export interface Events {
  /** A post was written. Its author has read the thread up to it. */
  readonly "post.created": PostCreated;
  /** A post was changed; `revision` counts up. */
  readonly "post.edited": PostEdited;
  /** A post was deleted; its mark stays in place. */
  readonly "post.deleted": PostDeleted;
  /** Somebody reacted to a post. */
  readonly "reaction.added": ReactionAdded;
  /** Somebody took a reaction back. */
  readonly "reaction.removed": ReactionRemoved;
  /** A thread was opened, or moved into this space; its posts are there. */
  readonly "thread.created": ThreadCreated;
  /** Title, pin, lock, answer or stages of a thread changed. */
  readonly "thread.changed": ThreadChanged;
  /** A thread was moved out of this space. */
  readonly "thread.removed": ThreadRemoved;
  /** Name, description or state of a space changed. */
  readonly "space.changed": SpaceChanged;
  /** From here on you see this space. */
  readonly "space.gained": SpaceGained;
  /** From here on you do not see this space. */
  readonly "space.lost": SpaceLost;
  /** You read a thread up to `position`, here or on another device. */
  readonly "thread.read": ThreadRead;
  /** You marked a space as read up to `watermark`. */
  readonly "space.read": SpaceRead;
  /** You follow, mute or neither a thread. */
  readonly "thread.followed": ThreadFollowed;
  /** You follow, mute or neither a space. */
  readonly "space.followed": SpaceFollowed;
  /** Something concerns you: ask for the list of notices. */
  readonly "notice.raised": NoticeRaised;
  /** You marked notices as read, here or on another device. */
  readonly "notice.read": NoticesRead;
  /** You went on writing, here or on another device. */
  readonly "draft.saved": DraftSaved;
  /** A draft of yours was sent or thrown away. */
  readonly "draft.discarded": DraftDiscarded;
  /** You blocked a member, here or on another device. */
  readonly "member.blocked": MemberBlocked;
  /** You took a block back. */
  readonly "member.unblocked": MemberUnblocked;
  /** One of your sessions was ended; its connections close. */
  readonly "session.ended": SessionEnded;
  /** A member joined or changed name, role, state or affiliation. */
  readonly "member.changed": MemberChanged;
  /** An organisation was made, renamed or merged. */
  readonly "organisation.changed": OrganisationChanged;
  /** There is a new version of the agreement. */
  readonly "agreement.published": AgreementPublished;
  /** You accepted the agreement, here or elsewhere. */
  readonly "agreement.accepted": AgreementAccepted;
  /** Somebody asked to join where you may invite, or was answered. */
  readonly "join_request.changed": JoinRequestsChanged;
  /** A peer thread of yours changed, or somebody asks you into one. */
  readonly "peer.changed": PeerChanged;
  /** What others share with you changed, or what you may quote. */
  readonly "desk.changed": DeskChanged;
  /** A coaching cycle of yours changed, or is proposed to you. */
  readonly "cycle.changed": CycleChanged;
  /** A coaching card that you see changed, came or is gone, where you are principal or director. */
  readonly "coaching.changed": CoachingChanged;
  /** Somebody is writing in a thread; holds for six seconds. */
  readonly "typing": Typing;
  /** Members came or went. */
  readonly "presence": PresenceChanged;
  /** Whether writing is on: said when it changes, and at least every 20 s to be heard. */
  readonly "server.state": ServerState;
}

export const ephemeralEvents: readonly (keyof Events)[] = ["typing", "presence", "server.state"];
